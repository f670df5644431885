CREATE TABLE `authority_change` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`act` text NOT NULL,
	`note` text,
	`version` integer NOT NULL,
	`reverts` integer,
	`data` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `authority_change_reverts` ON `authority_change` (`reverts`);--> statement-breakpoint
CREATE INDEX `authority_change_version` ON `authority_change` (`version`);--> statement-breakpoint
CREATE TABLE `authority_change_entry` (
	`change_seq` integer NOT NULL,
	`entity_id` text NOT NULL,
	`before` text,
	`after` text,
	PRIMARY KEY(`change_seq`, `entity_id`),
	FOREIGN KEY (`change_seq`) REFERENCES `authority_change`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `authority_change_of_entity` ON `authority_change_entry` (`entity_id`,`change_seq`);--> statement-breakpoint
CREATE TABLE `authority_link` (
	`target` text NOT NULL,
	`entity_id` text NOT NULL,
	`remote_id` text NOT NULL,
	`snapshot` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`target`, `entity_id`)
);
--> statement-breakpoint
CREATE TABLE `entity_redirect` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_seq` integer NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`active` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`change_seq`) REFERENCES `authority_change`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `entity_redirect_from` ON `entity_redirect` (`from_id`,`id`) WHERE active = 1;--> statement-breakpoint
CREATE INDEX `entity_redirect_to` ON `entity_redirect` (`to_id`) WHERE active = 1;--> statement-breakpoint
CREATE INDEX `entity_redirect_of_change` ON `entity_redirect` (`change_seq`);--> statement-breakpoint
CREATE TABLE `mention_entity` (
	`mention_id` integer NOT NULL,
	`entity_id` text NOT NULL,
	`krithi_id` text NOT NULL,
	PRIMARY KEY(`mention_id`, `entity_id`),
	FOREIGN KEY (`mention_id`) REFERENCES `mention`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mention_entity_use` ON `mention_entity` (`entity_id`,`krithi_id`);--> statement-breakpoint
ALTER TABLE `alias` ADD `retired_at` integer;--> statement-breakpoint
CREATE INDEX `alias_of_entity` ON `alias` (`entity_id`);--> statement-breakpoint
CREATE INDEX `mention_of_decision` ON `mention` (`decision_id`) WHERE decision_id is not null;--> statement-breakpoint
CREATE TRIGGER authority_change_no_update BEFORE UPDATE ON authority_change BEGIN SELECT raise(ABORT, 'the log of the list is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER authority_change_no_delete BEFORE DELETE ON authority_change BEGIN SELECT raise(ABORT, 'the log of the list is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER authority_change_entry_no_update BEFORE UPDATE ON authority_change_entry BEGIN SELECT raise(ABORT, 'the log of the list is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER authority_change_entry_no_delete BEFORE DELETE ON authority_change_entry BEGIN SELECT raise(ABORT, 'the log of the list is append-only'); END;
--> statement-breakpoint
INSERT OR IGNORE INTO mention_entity (mention_id, entity_id, krithi_id)
  SELECT m.id, e.value, m.krithi_id FROM mention m, json_each(m.entities) e;
--> statement-breakpoint
CREATE TRIGGER mention_entities_insert AFTER INSERT ON mention WHEN NEW.entities <> '[]' BEGIN
  INSERT OR IGNORE INTO mention_entity (mention_id, entity_id, krithi_id)
    SELECT NEW.id, e.value, NEW.krithi_id FROM json_each(NEW.entities) e;
END;
--> statement-breakpoint
CREATE TRIGGER mention_entities_update AFTER UPDATE OF entities ON mention WHEN OLD.entities <> NEW.entities BEGIN
  DELETE FROM mention_entity WHERE mention_id = NEW.id;
  INSERT OR IGNORE INTO mention_entity (mention_id, entity_id, krithi_id)
    SELECT NEW.id, e.value, NEW.krithi_id FROM json_each(NEW.entities) e;
END;
