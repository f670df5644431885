-- Rules that no code path can forget: the logs are append-only, and counts,
-- stages and waiting figures change in the transaction of what they count.

CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'the decision log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'the decision log is append-only'); END;
--> statement-breakpoint

CREATE TRIGGER task_counted_insert AFTER INSERT ON task BEGIN
  INSERT INTO counter VALUES (NEW.batch_id, 'task', NEW.kind, NEW.state, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER task_counted_update AFTER UPDATE OF state ON task WHEN OLD.state <> NEW.state BEGIN
  UPDATE counter SET n = n - 1
    WHERE batch_id = OLD.batch_id AND subject = 'task' AND kind = OLD.kind AND state = OLD.state;
  INSERT INTO counter VALUES (NEW.batch_id, 'task', NEW.kind, NEW.state, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER task_counted_delete AFTER DELETE ON task BEGIN
  UPDATE counter SET n = n - 1
    WHERE batch_id = OLD.batch_id AND subject = 'task' AND kind = OLD.kind AND state = OLD.state;
END;
--> statement-breakpoint

CREATE TRIGGER krithi_counted_insert AFTER INSERT ON krithi BEGIN
  INSERT INTO counter VALUES (NEW.batch_id, 'krithi', '', NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO counter VALUES (NEW.batch_id, 'stage', '', NEW.stage, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER krithi_counted_state AFTER UPDATE OF state ON krithi WHEN OLD.state <> NEW.state BEGIN
  UPDATE counter SET n = n - 1
    WHERE batch_id = OLD.batch_id AND subject = 'krithi' AND kind = '' AND state = OLD.state;
  INSERT INTO counter VALUES (NEW.batch_id, 'krithi', '', NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  UPDATE krithi SET stage = CASE NEW.state
      WHEN 'in_review' THEN 'ready'
      WHEN 'pending' THEN 'resolving'
      WHEN 'superseded' THEN 'rejected'
      ELSE NEW.state
    END WHERE id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER krithi_counted_stage AFTER UPDATE OF stage ON krithi WHEN OLD.stage <> NEW.stage BEGIN
  UPDATE counter SET n = n - 1
    WHERE batch_id = OLD.batch_id AND subject = 'stage' AND kind = '' AND state = OLD.stage;
  INSERT INTO counter VALUES (NEW.batch_id, 'stage', '', NEW.stage, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER krithi_counted_delete AFTER DELETE ON krithi BEGIN
  UPDATE counter SET n = n - 1
    WHERE batch_id = OLD.batch_id AND subject = 'krithi' AND kind = '' AND state = OLD.state;
  UPDATE counter SET n = n - 1
    WHERE batch_id = OLD.batch_id AND subject = 'stage' AND kind = '' AND state = OLD.stage;
END;
--> statement-breakpoint

-- A page that two manifests name outlives the batch that brought it: it moves to the other.
CREATE TRIGGER task_counted_move AFTER UPDATE OF batch_id ON task WHEN OLD.batch_id <> NEW.batch_id BEGIN
  UPDATE counter SET n = n - 1
    WHERE batch_id = OLD.batch_id AND subject = 'task' AND kind = OLD.kind AND state = OLD.state;
  INSERT INTO counter VALUES (NEW.batch_id, 'task', NEW.kind, NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER krithi_counted_move AFTER UPDATE OF batch_id ON krithi WHEN OLD.batch_id <> NEW.batch_id BEGIN
  UPDATE counter SET n = n - 1
    WHERE batch_id = OLD.batch_id AND subject = 'krithi' AND kind = '' AND state = OLD.state;
  UPDATE counter SET n = n - 1
    WHERE batch_id = OLD.batch_id AND subject = 'stage' AND kind = '' AND state = OLD.stage;
  INSERT INTO counter VALUES (NEW.batch_id, 'krithi', '', NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO counter VALUES (NEW.batch_id, 'stage', '', NEW.stage, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint

-- While a krithi is on its way, its stage is where its one unfinished task stands.
CREATE TRIGGER stage_of_new_task AFTER INSERT ON task WHEN NEW.krithi_id IS NOT NULL BEGIN
  UPDATE krithi SET stage = CASE NEW.kind
      WHEN 'scrape' THEN 'queued' WHEN 'extract' THEN 'extracted' ELSE 'resolving'
    END WHERE id = NEW.krithi_id AND state = 'pending';
END;
--> statement-breakpoint
CREATE TRIGGER stage_of_moved_task AFTER UPDATE OF state ON task
  WHEN NEW.krithi_id IS NOT NULL AND OLD.state <> NEW.state BEGIN
  UPDATE krithi SET stage = CASE
      WHEN NEW.state IN ('blocked', 'failed', 'cancelled') THEN NEW.state
      WHEN NEW.kind = 'scrape' AND NEW.state = 'running' THEN 'fetching'
      WHEN NEW.kind = 'scrape' AND NEW.state = 'succeeded' THEN 'extracted'
      WHEN NEW.kind = 'scrape' THEN 'queued'
      WHEN NEW.kind = 'extract' AND NEW.state <> 'succeeded' THEN 'extracted'
      ELSE 'resolving'
    END WHERE id = NEW.krithi_id AND state = 'pending';
END;
--> statement-breakpoint

-- name_value.waiting counts krithis, so a krithi that prints a name twice counts once.
CREATE TRIGGER mention_waits_insert AFTER INSERT ON mention WHEN NEW.state = 'waiting' BEGIN
  UPDATE name_value SET waiting = waiting + 1, asked = 1 WHERE id = NEW.value_id AND NOT EXISTS (
    SELECT 1 FROM mention m
    WHERE m.krithi_id = NEW.krithi_id AND m.value_id = NEW.value_id AND m.state = 'waiting' AND m.id <> NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER mention_waits_delete AFTER DELETE ON mention WHEN OLD.state = 'waiting' BEGIN
  UPDATE name_value SET waiting = waiting - 1 WHERE id = OLD.value_id AND NOT EXISTS (
    SELECT 1 FROM mention m
    WHERE m.krithi_id = OLD.krithi_id AND m.value_id = OLD.value_id AND m.state = 'waiting');
END;
--> statement-breakpoint
CREATE TRIGGER mention_waits_more AFTER UPDATE OF state ON mention
  WHEN NEW.state = 'waiting' AND OLD.state <> 'waiting' BEGIN
  UPDATE name_value SET waiting = waiting + 1, asked = 1 WHERE id = NEW.value_id AND NOT EXISTS (
    SELECT 1 FROM mention m
    WHERE m.krithi_id = NEW.krithi_id AND m.value_id = NEW.value_id AND m.state = 'waiting' AND m.id <> NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER mention_waits_less AFTER UPDATE OF state ON mention
  WHEN OLD.state = 'waiting' AND NEW.state <> 'waiting' BEGIN
  UPDATE name_value SET waiting = waiting - 1 WHERE id = OLD.value_id AND NOT EXISTS (
    SELECT 1 FROM mention m
    WHERE m.krithi_id = OLD.krithi_id AND m.value_id = OLD.value_id AND m.state = 'waiting');
END;
