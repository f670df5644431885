CREATE TABLE `review_total` (
	`name` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `mention_of_value`;--> statement-breakpoint
CREATE INDEX `mention_of_value` ON `mention` (`value_id`,`state`,`printed`);--> statement-breakpoint
CREATE INDEX `name_value_settled` ON `name_value` (`state`,`id`) WHERE asked = 1 and state in ('decided', 'none');--> statement-breakpoint
INSERT INTO review_total (name, n)
  SELECT 'asked_values', count(*) FROM name_value WHERE asked = 1
  UNION ALL SELECT 'open_values', count(*) FROM name_value WHERE asked = 1 AND waiting + auditing > 0
  UNION ALL SELECT 'asked_krithis', count(*) FROM krithi WHERE asked = 1 AND hidden = 0
  UNION ALL SELECT 'waiting_krithis', count(*) FROM krithi WHERE asked = 1 AND hidden = 0 AND stage = 'blocked';
--> statement-breakpoint
CREATE TRIGGER total_values_insert AFTER INSERT ON name_value WHEN NEW.asked = 1 BEGIN
  UPDATE review_total SET n = n + 1 WHERE name = 'asked_values';
  UPDATE review_total SET n = n + 1 WHERE name = 'open_values' AND NEW.waiting + NEW.auditing > 0;
END;
--> statement-breakpoint
CREATE TRIGGER total_values_update AFTER UPDATE OF asked, waiting, auditing ON name_value
  WHEN OLD.asked <> NEW.asked OR (OLD.waiting + OLD.auditing > 0) <> (NEW.waiting + NEW.auditing > 0) BEGIN
  UPDATE review_total SET n = n + NEW.asked - OLD.asked WHERE name = 'asked_values';
  UPDATE review_total SET n = n + (NEW.asked = 1 AND NEW.waiting + NEW.auditing > 0)
      - (OLD.asked = 1 AND OLD.waiting + OLD.auditing > 0) WHERE name = 'open_values';
END;
--> statement-breakpoint
CREATE TRIGGER total_values_delete AFTER DELETE ON name_value WHEN OLD.asked = 1 BEGIN
  UPDATE review_total SET n = n - 1 WHERE name = 'asked_values';
  UPDATE review_total SET n = n - 1 WHERE name = 'open_values' AND OLD.waiting + OLD.auditing > 0;
END;
--> statement-breakpoint
CREATE TRIGGER total_krithis_insert AFTER INSERT ON krithi WHEN NEW.asked = 1 AND NEW.hidden = 0 BEGIN
  UPDATE review_total SET n = n + 1 WHERE name = 'asked_krithis';
  UPDATE review_total SET n = n + 1 WHERE name = 'waiting_krithis' AND NEW.stage = 'blocked';
END;
--> statement-breakpoint
CREATE TRIGGER total_krithis_update AFTER UPDATE OF asked, hidden, stage ON krithi
  WHEN (OLD.asked = 1 AND OLD.hidden = 0) <> (NEW.asked = 1 AND NEW.hidden = 0)
    OR (NEW.asked = 1 AND NEW.hidden = 0 AND (OLD.stage = 'blocked') <> (NEW.stage = 'blocked')) BEGIN
  UPDATE review_total SET n = n + (NEW.asked = 1 AND NEW.hidden = 0) - (OLD.asked = 1 AND OLD.hidden = 0)
    WHERE name = 'asked_krithis';
  UPDATE review_total SET n = n + (NEW.asked = 1 AND NEW.hidden = 0 AND NEW.stage = 'blocked')
      - (OLD.asked = 1 AND OLD.hidden = 0 AND OLD.stage = 'blocked') WHERE name = 'waiting_krithis';
END;
--> statement-breakpoint
CREATE TRIGGER total_krithis_delete AFTER DELETE ON krithi WHEN OLD.asked = 1 AND OLD.hidden = 0 BEGIN
  UPDATE review_total SET n = n - 1 WHERE name = 'asked_krithis';
  UPDATE review_total SET n = n - 1 WHERE name = 'waiting_krithis' AND OLD.stage = 'blocked';
END;
