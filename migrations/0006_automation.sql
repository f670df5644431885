CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`batch_id` text NOT NULL,
	`value_id` integer NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`evidence` text NOT NULL,
	`entity_id` text NOT NULL,
	`question` text NOT NULL,
	`policy_version` text NOT NULL,
	`after_seq` integer NOT NULL,
	`open` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`value_id`) REFERENCES `name_value`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_of_value` ON `audit` (`value_id`,`batch_id`);--> statement-breakpoint
CREATE INDEX `audit_open` ON `audit` (`value_id`) WHERE open = 1;--> statement-breakpoint
CREATE INDEX `audit_of_name` ON `audit` (`kind`,`key`);--> statement-breakpoint
CREATE TABLE `class_policy` (
	`version` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`act` text NOT NULL,
	`evidence` text,
	`reason` text,
	`counts` text NOT NULL,
	`demoted` text NOT NULL,
	`since` text NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`before` integer NOT NULL,
	`restores` integer
);
--> statement-breakpoint
ALTER TABLE `mention` ADD `own_evidence` text;--> statement-breakpoint
ALTER TABLE `mention` ADD `own_entity` text;--> statement-breakpoint
CREATE INDEX `mention_by_machine` ON `mention` (`evidence`,`value_id`) WHERE state = 'resolved' and decision_id is null;--> statement-breakpoint
ALTER TABLE `name_value` ADD `auditing` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `name_value_questions` ON `name_value` ((waiting + auditing) desc,`id`) WHERE waiting + auditing > 0;--> statement-breakpoint

-- What the machine may decide is never rewritten; what it drew is only answered.
CREATE TRIGGER class_policy_no_update BEFORE UPDATE ON class_policy BEGIN SELECT raise(ABORT, 'the versions of the class table are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER class_policy_no_delete BEFORE DELETE ON class_policy BEGIN SELECT raise(ABORT, 'the versions of the class table are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
  WHEN OLD.batch_id <> NEW.batch_id OR OLD.value_id <> NEW.value_id OR OLD.evidence <> NEW.evidence
    OR OLD.entity_id <> NEW.entity_id OR OLD.after_seq <> NEW.after_seq BEGIN
  SELECT raise(ABORT, 'what was drawn for an audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'what was drawn for an audit is append-only'); END;
--> statement-breakpoint

-- auditing: visible krithis whose mention the machine settled by itself, while an audit of the name is open.
CREATE TRIGGER audit_drawn AFTER INSERT ON audit WHEN NEW.open = 1 BEGIN
  UPDATE name_value SET asked = 1, auditing = (
      SELECT count(DISTINCT m.krithi_id) FROM mention m JOIN krithi k ON k.id = m.krithi_id
      WHERE m.value_id = NEW.value_id AND m.state = 'resolved' AND m.decision_id IS NULL AND k.hidden = 0)
    WHERE id = NEW.value_id;
END;
--> statement-breakpoint
CREATE TRIGGER audit_answered AFTER UPDATE OF open ON audit WHEN OLD.open <> NEW.open BEGIN
  UPDATE name_value SET auditing = CASE
      WHEN NOT EXISTS (SELECT 1 FROM audit a WHERE a.value_id = NEW.value_id AND a.open = 1) THEN 0
      ELSE (SELECT count(DISTINCT m.krithi_id) FROM mention m JOIN krithi k ON k.id = m.krithi_id
        WHERE m.value_id = NEW.value_id AND m.state = 'resolved' AND m.decision_id IS NULL AND k.hidden = 0)
    END WHERE id = NEW.value_id;
END;
--> statement-breakpoint
CREATE TRIGGER audit_mention_insert AFTER INSERT ON mention
  WHEN NEW.state = 'resolved' AND NEW.decision_id IS NULL
    AND EXISTS (SELECT 1 FROM audit a WHERE a.value_id = NEW.value_id AND a.open = 1) BEGIN
  UPDATE name_value SET auditing = auditing + 1 WHERE id = NEW.value_id
    AND EXISTS (SELECT 1 FROM krithi k WHERE k.id = NEW.krithi_id AND k.hidden = 0)
    AND NOT EXISTS (SELECT 1 FROM mention m WHERE m.krithi_id = NEW.krithi_id AND m.value_id = NEW.value_id
      AND m.state = 'resolved' AND m.decision_id IS NULL AND m.id <> NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER audit_mention_delete AFTER DELETE ON mention
  WHEN OLD.state = 'resolved' AND OLD.decision_id IS NULL
    AND EXISTS (SELECT 1 FROM audit a WHERE a.value_id = OLD.value_id AND a.open = 1) BEGIN
  UPDATE name_value SET auditing = auditing - 1 WHERE id = OLD.value_id
    AND EXISTS (SELECT 1 FROM krithi k WHERE k.id = OLD.krithi_id AND k.hidden = 0)
    AND NOT EXISTS (SELECT 1 FROM mention m WHERE m.krithi_id = OLD.krithi_id AND m.value_id = OLD.value_id
      AND m.state = 'resolved' AND m.decision_id IS NULL);
END;
--> statement-breakpoint
CREATE TRIGGER audit_mention_taken AFTER UPDATE OF state, decision_id ON mention
  WHEN NEW.state = 'resolved' AND NEW.decision_id IS NULL AND NOT (OLD.state = 'resolved' AND OLD.decision_id IS NULL)
    AND EXISTS (SELECT 1 FROM audit a WHERE a.value_id = NEW.value_id AND a.open = 1) BEGIN
  UPDATE name_value SET auditing = auditing + 1 WHERE id = NEW.value_id
    AND EXISTS (SELECT 1 FROM krithi k WHERE k.id = NEW.krithi_id AND k.hidden = 0)
    AND NOT EXISTS (SELECT 1 FROM mention m WHERE m.krithi_id = NEW.krithi_id AND m.value_id = NEW.value_id
      AND m.state = 'resolved' AND m.decision_id IS NULL AND m.id <> NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER audit_mention_lost AFTER UPDATE OF state, decision_id ON mention
  WHEN OLD.state = 'resolved' AND OLD.decision_id IS NULL AND NOT (NEW.state = 'resolved' AND NEW.decision_id IS NULL)
    AND EXISTS (SELECT 1 FROM audit a WHERE a.value_id = OLD.value_id AND a.open = 1) BEGIN
  UPDATE name_value SET auditing = auditing - 1 WHERE id = OLD.value_id
    AND EXISTS (SELECT 1 FROM krithi k WHERE k.id = OLD.krithi_id AND k.hidden = 0)
    AND NOT EXISTS (SELECT 1 FROM mention m WHERE m.krithi_id = OLD.krithi_id AND m.value_id = OLD.value_id
      AND m.state = 'resolved' AND m.decision_id IS NULL);
END;
--> statement-breakpoint
CREATE TRIGGER audit_krithi_hidden AFTER UPDATE OF hidden ON krithi WHEN OLD.hidden <> NEW.hidden BEGIN
  UPDATE name_value SET auditing = auditing + CASE NEW.hidden WHEN 0 THEN 1 ELSE -1 END
    WHERE id IN (SELECT m.value_id FROM mention m JOIN audit a ON a.value_id = m.value_id AND a.open = 1
      WHERE m.krithi_id = NEW.id AND m.state = 'resolved' AND m.decision_id IS NULL);
END;
--> statement-breakpoint

UPDATE mention SET own_evidence = evidence, own_entity = json_extract(entities, '$[0]')
  WHERE state = 'resolved' AND decision_id IS NULL AND evidence IS NOT NULL AND evidence <> 'alias';
