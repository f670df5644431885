-- The totals of Review count what waits in review packs too: hidden's bit 1 alone takes a krithi out.
DROP TRIGGER total_krithis_insert;
--> statement-breakpoint
DROP TRIGGER total_krithis_update;
--> statement-breakpoint
DROP TRIGGER total_krithis_delete;
--> statement-breakpoint
CREATE TRIGGER total_krithis_insert AFTER INSERT ON krithi WHEN NEW.asked = 1 AND NEW.hidden & 1 = 0 BEGIN
  UPDATE review_total SET n = n + 1 WHERE name = 'asked_krithis';
  UPDATE review_total SET n = n + 1 WHERE name = 'waiting_krithis' AND NEW.stage = 'blocked';
END;
--> statement-breakpoint
CREATE TRIGGER total_krithis_update AFTER UPDATE OF asked, hidden, stage ON krithi
  WHEN (OLD.asked = 1 AND OLD.hidden & 1 = 0) <> (NEW.asked = 1 AND NEW.hidden & 1 = 0)
    OR (NEW.asked = 1 AND NEW.hidden & 1 = 0 AND (OLD.stage = 'blocked') <> (NEW.stage = 'blocked')) BEGIN
  UPDATE review_total SET n = n + (NEW.asked = 1 AND NEW.hidden & 1 = 0) - (OLD.asked = 1 AND OLD.hidden & 1 = 0)
    WHERE name = 'asked_krithis';
  UPDATE review_total SET n = n + (NEW.asked = 1 AND NEW.hidden & 1 = 0 AND NEW.stage = 'blocked')
      - (OLD.asked = 1 AND OLD.hidden & 1 = 0 AND OLD.stage = 'blocked') WHERE name = 'waiting_krithis';
END;
--> statement-breakpoint
CREATE TRIGGER total_krithis_delete AFTER DELETE ON krithi WHEN OLD.asked = 1 AND OLD.hidden & 1 = 0 BEGIN
  UPDATE review_total SET n = n - 1 WHERE name = 'asked_krithis';
  UPDATE review_total SET n = n - 1 WHERE name = 'waiting_krithis' AND OLD.stage = 'blocked';
END;
