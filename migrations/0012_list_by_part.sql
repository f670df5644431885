-- A decision moves hundreds of krithis one stage on and names one kind of them: only what such
-- a change can touch is written, not every index of the list. What is kept is as it was.
DROP TRIGGER list_update;
--> statement-breakpoint
DROP TRIGGER list_names;
--> statement-breakpoint
CREATE TRIGGER list_stage AFTER UPDATE OF stage ON krithi WHEN OLD.stage <> NEW.stage BEGIN
  UPDATE krithi_list SET stage = NEW.stage WHERE krithi_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER list_update AFTER UPDATE OF batch_id, hidden, state, title, title_key, quality, flag_count, duplicate_count, weak_names, edits, updated_at ON krithi BEGIN
  UPDATE krithi_list SET batch_id = NEW.batch_id, hidden = NEW.hidden, state = NEW.state,
    title = NEW.title, title_key = NEW.title_key, quality = coalesce(NEW.quality, -1), flags = NEW.flag_count,
    duplicates = NEW.duplicate_count, weak_names = NEW.weak_names, edited = NEW.edits <> '{}',
    changed_at = NEW.updated_at,
    found = CASE WHEN OLD.title = NEW.title AND OLD.title_key = NEW.title_key THEN found ELSE 0 END
    WHERE krithi_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER list_composer AFTER UPDATE OF stale_kind ON krithi_list WHEN NEW.stale_kind = 'composer' BEGIN
  UPDATE krithi_list SET found = 0, composer = coalesce((
      SELECT group_concat(name, ', ' ORDER BY position, place) FROM krithi_name
      WHERE krithi_id = NEW.krithi_id AND kind = 'composer'), '')
    WHERE id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER list_ragas AFTER UPDATE OF stale_kind ON krithi_list WHEN NEW.stale_kind = 'raga' BEGIN
  UPDATE krithi_list SET found = 0, ragas = coalesce((
      SELECT group_concat(name, char(10) ORDER BY position, place) FROM krithi_name
      WHERE krithi_id = NEW.krithi_id AND kind = 'raga'), '')
    WHERE id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER list_tala AFTER UPDATE OF stale_kind ON krithi_list WHEN NEW.stale_kind = 'tala' BEGIN
  UPDATE krithi_list SET found = 0, tala = coalesce((
      SELECT group_concat(name, ', ' ORDER BY position, place) FROM krithi_name
      WHERE krithi_id = NEW.krithi_id AND kind = 'tala'), '')
    WHERE id = NEW.id;
END;
