CREATE TABLE `decision_entity` (
	`entity_id` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`entity_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `decision_at` ON `decision` (`at`) WHERE act <> 'revert';
--> statement-breakpoint
INSERT OR IGNORE INTO decision_entity (entity_id, seq)
  SELECT e.value, d.seq FROM decision d, json_each(d.entities) e WHERE d.act = 'accept';
--> statement-breakpoint
CREATE TRIGGER decision_entities_insert AFTER INSERT ON decision WHEN NEW.act = 'accept' BEGIN
  INSERT OR IGNORE INTO decision_entity (entity_id, seq) SELECT e.value, NEW.seq FROM json_each(NEW.entities) e;
END;
