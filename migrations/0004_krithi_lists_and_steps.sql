CREATE TABLE `krithi_act` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`step_id` text NOT NULL,
	`krithi_id` text NOT NULL,
	`other_id` text,
	`before` text NOT NULL,
	`after` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `krithi_act_of_step` ON `krithi_act` (`step_id`,`seq`);--> statement-breakpoint
CREATE INDEX `krithi_act_of_krithi` ON `krithi_act` (`krithi_id`,`seq`);--> statement-breakpoint
CREATE INDEX `krithi_act_of_other` ON `krithi_act` (`other_id`) WHERE other_id is not null;--> statement-breakpoint
CREATE TABLE `krithi_list` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`krithi_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`site` text NOT NULL,
	`link` text NOT NULL,
	`hidden` integer NOT NULL,
	`state` text NOT NULL,
	`stage` text NOT NULL,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`composer` text DEFAULT '' NOT NULL,
	`ragas` text DEFAULT '' NOT NULL,
	`tala` text DEFAULT '' NOT NULL,
	`quality` integer DEFAULT -1 NOT NULL,
	`flags` integer DEFAULT 0 NOT NULL,
	`duplicates` integer DEFAULT 0 NOT NULL,
	`weak_names` integer DEFAULT 0 NOT NULL,
	`edited` integer DEFAULT 0 NOT NULL,
	`changed_at` integer NOT NULL,
	`stale_kind` text,
	`found` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`krithi_id`) REFERENCES `krithi`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `krithi_list_krithi_id_unique` ON `krithi_list` (`krithi_id`);--> statement-breakpoint
CREATE INDEX `list_by_id` ON `krithi_list` (`krithi_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `list_by_title` ON `krithi_list` (`title_key`,`krithi_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `list_by_composer` ON `krithi_list` (composer collate nocase,`krithi_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `list_by_raga` ON `krithi_list` (ragas collate nocase,`krithi_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `list_by_quality` ON `krithi_list` (`quality`,`krithi_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `list_by_changed` ON `krithi_list` (`changed_at`,`krithi_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `list_by_state` ON `krithi_list` (`state`,`krithi_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `list_of_batch` ON `krithi_list` (`batch_id`,`state`,`krithi_id`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `list_to_index` ON `krithi_list` (`id`) WHERE found = 0;--> statement-breakpoint
CREATE TABLE `krithi_step` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`act` text NOT NULL,
	`reverts` text,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `krithi_step_id_unique` ON `krithi_step` (`id`);--> statement-breakpoint
CREATE TABLE `lyric_band` (
	`band` integer NOT NULL,
	`sketch_id` integer NOT NULL,
	PRIMARY KEY(`band`, `sketch_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `lyric_sketch` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`krithi_id` text NOT NULL,
	`length` integer NOT NULL,
	`bands` text NOT NULL,
	FOREIGN KEY (`krithi_id`) REFERENCES `krithi`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lyric_sketch_krithi_id_unique` ON `lyric_sketch` (`krithi_id`);--> statement-breakpoint
ALTER TABLE `krithi` ADD `weak_names` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `krithi` ADD `blocker` text DEFAULT 'review.not_prepared';--> statement-breakpoint
CREATE INDEX `krithi_by_page` ON `krithi` (`page_hash`);--> statement-breakpoint
CREATE INDEX `decision_of_krithi` ON `decision` (`krithi_id`,`kind`,`seq`) WHERE krithi_id is not null;--> statement-breakpoint

-- What people did is never rewritten.
CREATE TRIGGER krithi_step_no_update BEFORE UPDATE ON krithi_step BEGIN SELECT raise(ABORT, 'the log of krithis is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER krithi_step_no_delete BEFORE DELETE ON krithi_step BEGIN SELECT raise(ABORT, 'the log of krithis is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER krithi_act_no_update BEFORE UPDATE ON krithi_act BEGIN SELECT raise(ABORT, 'the log of krithis is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER krithi_act_no_delete BEFORE DELETE ON krithi_act BEGIN SELECT raise(ABORT, 'the log of krithis is append-only'); END;
--> statement-breakpoint

-- Edits from before there was a log become its first lines. A null meant "as extracted": it is left out.
UPDATE krithi SET edits = json_patch('{}', edits) WHERE edits <> '{}';
--> statement-breakpoint
INSERT INTO krithi_step (id, at, who, act)
  SELECT 'edits-' || id, updated_at, coalesce(reviewer, 'reviewer'), 'edit' FROM krithi WHERE edits <> '{}';
--> statement-breakpoint
INSERT INTO krithi_act (step_id, krithi_id, before, after)
  SELECT 'edits-' || id, id, '{}', json_object('patch', json(edits)) FROM krithi WHERE edits <> '{}';
--> statement-breakpoint
-- Prepared before blockers were noted: what nothing keeps from approval.
UPDATE krithi SET blocker = CASE
    WHEN payload IS NULL OR coalesce(json_array_length(payload, '$.sections'), 0) = 0 THEN 'extract.no_lyrics'
    WHEN coalesce(json_extract(edits, '$.language'), json_extract(payload, '$.language')) IS NULL THEN 'review.no_language'
    ELSE NULL
  END WHERE quality_report IS NOT NULL;
--> statement-breakpoint

-- The names of a krithi as they are shown: the entry where it is settled, else as printed.
CREATE VIEW krithi_name AS
  SELECT m.krithi_id, m.kind, m.position, j.key AS place, coalesce(e.name, j.value, m.printed) AS name
  FROM mention m
  LEFT JOIN json_each(CASE m.state WHEN 'resolved' THEN m.entities ELSE '[]' END) j
  LEFT JOIN entity e ON e.id = j.value
  WHERE m.state NOT IN ('none', 'overruled');
--> statement-breakpoint
CREATE TRIGGER list_insert AFTER INSERT ON krithi BEGIN
  INSERT INTO krithi_list (krithi_id, batch_id, site, link, hidden, state, stage, title, title_key, changed_at)
    VALUES (NEW.id, NEW.batch_id, NEW.site, NEW.link, NEW.hidden, NEW.state, NEW.stage, NEW.title, NEW.title_key, NEW.updated_at);
END;
--> statement-breakpoint
CREATE TRIGGER list_update AFTER UPDATE OF batch_id, hidden, state, stage, title, title_key, quality, flag_count, duplicate_count, weak_names, edits, updated_at ON krithi BEGIN
  UPDATE krithi_list SET batch_id = NEW.batch_id, hidden = NEW.hidden, state = NEW.state, stage = NEW.stage,
    title = NEW.title, title_key = NEW.title_key, quality = coalesce(NEW.quality, -1), flags = NEW.flag_count,
    duplicates = NEW.duplicate_count, weak_names = NEW.weak_names, edited = NEW.edits <> '{}',
    changed_at = NEW.updated_at,
    found = CASE WHEN OLD.title = NEW.title AND OLD.title_key = NEW.title_key THEN found ELSE 0 END
    WHERE krithi_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER list_names AFTER UPDATE OF stale_kind ON krithi_list WHEN NEW.stale_kind IN ('composer', 'raga', 'tala') BEGIN
  UPDATE krithi_list SET found = 0,
    composer = CASE NEW.stale_kind WHEN 'composer' THEN coalesce((
      SELECT group_concat(name, ', ' ORDER BY position, place) FROM krithi_name
      WHERE krithi_id = NEW.krithi_id AND kind = 'composer'), '') ELSE composer END,
    ragas = CASE NEW.stale_kind WHEN 'raga' THEN coalesce((
      SELECT group_concat(name, char(10) ORDER BY position, place) FROM krithi_name
      WHERE krithi_id = NEW.krithi_id AND kind = 'raga'), '') ELSE ragas END,
    tala = CASE NEW.stale_kind WHEN 'tala' THEN coalesce((
      SELECT group_concat(name, ', ' ORDER BY position, place) FROM krithi_name
      WHERE krithi_id = NEW.krithi_id AND kind = 'tala'), '') ELSE tala END
    WHERE id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER list_mention_insert AFTER INSERT ON mention BEGIN
  UPDATE krithi_list SET stale_kind = NEW.kind WHERE krithi_id = NEW.krithi_id;
END;
--> statement-breakpoint
CREATE TRIGGER list_mention_update AFTER UPDATE OF state, entities ON mention
  WHEN OLD.state <> NEW.state OR OLD.entities <> NEW.entities BEGIN
  UPDATE krithi_list SET stale_kind = NEW.kind WHERE krithi_id = NEW.krithi_id;
END;
--> statement-breakpoint
CREATE TRIGGER list_mention_delete AFTER DELETE ON mention BEGIN
  UPDATE krithi_list SET stale_kind = OLD.kind WHERE krithi_id = OLD.krithi_id;
END;
--> statement-breakpoint
CREATE TRIGGER list_entity_named AFTER UPDATE OF name ON entity WHEN OLD.name <> NEW.name BEGIN
  UPDATE krithi_list SET stale_kind = NEW.kind
    WHERE krithi_id IN (SELECT krithi_id FROM mention_entity WHERE entity_id = NEW.id);
END;
--> statement-breakpoint

-- Text of titles and names, found from any three letters in a row. Filled when it is next asked, see store/krithi-list.
CREATE VIRTUAL TABLE krithi_find USING fts5(words, content='', contentless_delete=1, tokenize='trigram');
--> statement-breakpoint
CREATE TRIGGER list_delete AFTER DELETE ON krithi_list BEGIN
  DELETE FROM krithi_find WHERE rowid = OLD.id;
END;
--> statement-breakpoint

INSERT INTO krithi_list (krithi_id, batch_id, site, link, hidden, state, stage, title, title_key, quality, flags, duplicates, edited, changed_at)
  SELECT id, batch_id, site, link, hidden, state, stage, title, title_key, coalesce(quality, -1), flag_count, duplicate_count,
    edits <> '{}', updated_at FROM krithi ORDER BY id;
--> statement-breakpoint
UPDATE krithi_list SET stale_kind = 'composer';
--> statement-breakpoint
UPDATE krithi_list SET stale_kind = 'raga';
--> statement-breakpoint
UPDATE krithi_list SET stale_kind = 'tala';
