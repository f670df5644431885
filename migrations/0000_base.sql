CREATE TABLE `alert` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`message` text NOT NULL,
	`remedy` text NOT NULL,
	`raised_at` integer NOT NULL,
	`cleared_at` integer,
	`dismissed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_open` ON `alert` (`code`) WHERE cleared_at is null;--> statement-breakpoint
CREATE TABLE `alias` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`entity_id` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text,
	`decision_id` text NOT NULL,
	`who` text NOT NULL,
	`at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE INDEX `alias_lookup` ON `alias` (`kind`,`key`) WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX `alias_of_decision` ON `alias` (`decision_id`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task_id` integer NOT NULL,
	`number` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text,
	`code` text,
	`message` text,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `attempt_of_task` ON `attempt` (`task_id`);--> statement-breakpoint
CREATE TABLE `batch` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`file` text NOT NULL,
	`file_hash` text NOT NULL,
	`state` text NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`deleted_at` integer,
	`options` text NOT NULL,
	`rows` text NOT NULL,
	`problems` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `batch_by_state` ON `batch` (`state`);--> statement-breakpoint
CREATE INDEX `batch_by_hash` ON `batch` (`file_hash`);--> statement-breakpoint
CREATE TABLE `boot` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`started_at` integer NOT NULL,
	`pid` integer NOT NULL,
	`app_version` text NOT NULL,
	`clean_exit_at` integer
);
--> statement-breakpoint
CREATE TABLE `counter` (
	`batch_id` text NOT NULL,
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`batch_id`, `subject`, `kind`, `state`)
);
--> statement-breakpoint
CREATE TABLE `decision` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`act` text NOT NULL,
	`entities` text DEFAULT '[]' NOT NULL,
	`krithi_id` text,
	`krithi_link` text,
	`alias` text,
	`alias_scope_id` text,
	`leaves_out` text DEFAULT '[]' NOT NULL,
	`reverts` text,
	`note` text,
	`context` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_id_unique` ON `decision` (`id`);--> statement-breakpoint
CREATE INDEX `decision_of_value` ON `decision` (`kind`,`key`,`seq`);--> statement-breakpoint
CREATE INDEX `decision_reverts` ON `decision` (`reverts`);--> statement-breakpoint
CREATE TABLE `entity` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`aliases` text NOT NULL,
	`facts` text NOT NULL,
	`provenance` text,
	`source` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `entity_by_kind` ON `entity` (`kind`,`name`);--> statement-breakpoint
CREATE TABLE `event` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`boot_id` integer NOT NULL,
	`actor` text NOT NULL,
	`type` text NOT NULL,
	`batch_id` text,
	`task_id` integer,
	`krithi_id` text,
	`from_state` text,
	`to_state` text,
	`reason` text,
	`data` text
);
--> statement-breakpoint
CREATE INDEX `event_of_batch` ON `event` (`batch_id`,`seq`);--> statement-breakpoint
CREATE INDEX `event_of_task` ON `event` (`task_id`,`seq`);--> statement-breakpoint
CREATE INDEX `event_of_krithi` ON `event` (`krithi_id`,`seq`);--> statement-breakpoint
CREATE TABLE `job` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_of_batch` ON `job` (`batch_id`,`kind`);--> statement-breakpoint
CREATE TABLE `krithi` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`link` text NOT NULL,
	`site` text NOT NULL,
	`hidden` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`stage` text DEFAULT 'queued' NOT NULL,
	`line` integer NOT NULL,
	`printed_link` text NOT NULL,
	`csv_title` text NOT NULL,
	`csv_raga` text,
	`csv_composer` text,
	`csv_tala` text,
	`payload` text,
	`page_hash` text,
	`edits` text DEFAULT '{}' NOT NULL,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`quality` integer,
	`quality_report` text,
	`duplicates` text DEFAULT '[]' NOT NULL,
	`duplicate_count` integer DEFAULT 0 NOT NULL,
	`asked` integer DEFAULT 0 NOT NULL,
	`flag_count` integer DEFAULT 0 NOT NULL,
	`reject_reason` text,
	`reviewer` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `krithi_link` ON `krithi` (`link`) WHERE hidden = 0;--> statement-breakpoint
CREATE INDEX `krithi_of_batch` ON `krithi` (`batch_id`,`state`);--> statement-breakpoint
CREATE INDEX `krithi_by_state` ON `krithi` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `krithi_by_title` ON `krithi` (`title_key`);--> statement-breakpoint
CREATE INDEX `krithi_asked` ON `krithi` (`stage`) WHERE asked = 1;--> statement-breakpoint
CREATE TABLE `manifest_row` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`line` integer NOT NULL,
	`status` text NOT NULL,
	`title` text NOT NULL,
	`raga` text,
	`composer` text,
	`tala` text,
	`notes` text,
	`hyperlink` text NOT NULL,
	`link` text,
	`code` text,
	`message` text,
	`krithi_id` text,
	FOREIGN KEY (`batch_id`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`krithi_id`) REFERENCES `krithi`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `manifest_row_line` ON `manifest_row` (`batch_id`,`line`);--> statement-breakpoint
CREATE INDEX `manifest_row_of_batch` ON `manifest_row` (`batch_id`,`status`,`line`);--> statement-breakpoint
CREATE INDEX `manifest_row_of_krithi` ON `manifest_row` (`krithi_id`);--> statement-breakpoint
CREATE TABLE `mention` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`krithi_id` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`printed` text NOT NULL,
	`source` text NOT NULL,
	`span_start` integer,
	`span_end` integer,
	`value_id` integer NOT NULL,
	`state` text NOT NULL,
	`entities` text DEFAULT '[]' NOT NULL,
	`how` text DEFAULT '' NOT NULL,
	`evidence` text,
	`decision_id` text,
	FOREIGN KEY (`krithi_id`) REFERENCES `krithi`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`value_id`) REFERENCES `name_value`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mention_place` ON `mention` (`krithi_id`,`kind`,`position`);--> statement-breakpoint
CREATE INDEX `mention_of_value` ON `mention` (`value_id`,`state`);--> statement-breakpoint
CREATE TABLE `name_value` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`state` text NOT NULL,
	`verdict` text,
	`verdict_version` text,
	`note` text,
	`waiting` integer DEFAULT 0 NOT NULL,
	`asked` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `name_value_key` ON `name_value` (`kind`,`key`);--> statement-breakpoint
CREATE INDEX `name_value_queue` ON `name_value` (`waiting`,`id`) WHERE waiting > 0;--> statement-breakpoint
CREATE TABLE `page` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`link` text NOT NULL,
	`final_url` text NOT NULL,
	`status` integer NOT NULL,
	`headers` text NOT NULL,
	`codec` text NOT NULL,
	`body` blob NOT NULL,
	`raw_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`fetched_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_link_unique` ON `page` (`link`);--> statement-breakpoint
CREATE TABLE `publication` (
	`krithi_id` text NOT NULL,
	`target` text NOT NULL,
	`remote_id` text,
	`action` text NOT NULL,
	`changes` text DEFAULT '[]' NOT NULL,
	`code` text,
	`message` text,
	`at` integer NOT NULL,
	`run_id` text NOT NULL,
	PRIMARY KEY(`krithi_id`, `target`),
	FOREIGN KEY (`krithi_id`) REFERENCES `krithi`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `publish_run` (
	`id` text PRIMARY KEY NOT NULL,
	`target` text NOT NULL,
	`describe` text NOT NULL,
	`phase` text NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`counts` text NOT NULL,
	`error` text,
	`started_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE TABLE `service_minute` (
	`minute` integer NOT NULL,
	`site` text NOT NULL,
	`succeeded` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`retried` integer DEFAULT 0 NOT NULL,
	`total_ms` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`minute`, `site`)
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `site_state` (
	`site` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `task` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`job_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`key` text NOT NULL,
	`krithi_id` text,
	`title` text NOT NULL,
	`link` text NOT NULL,
	`site` text NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`crashes` integer DEFAULT 0 NOT NULL,
	`not_before` integer,
	`lease_token` integer,
	`lease_until` integer,
	`error_code` text,
	`error_message` text,
	`created_at` integer NOT NULL,
	`ready_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`batch_id`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`krithi_id`) REFERENCES `krithi`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "task_lease" CHECK((state = 'running') = (lease_token is not null)),
	CONSTRAINT "task_finished" CHECK((state in ('succeeded','failed','cancelled')) = (finished_at is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_key_unique` ON `task` (`key`);--> statement-breakpoint
CREATE INDEX `task_ready` ON `task` (`batch_id`,`kind`,`site`,`id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `task_scheduled` ON `task` (`not_before`) WHERE state = 'retryable';--> statement-breakpoint
CREATE INDEX `task_leased` ON `task` (`lease_until`) WHERE state = 'running';--> statement-breakpoint
CREATE INDEX `task_list` ON `task` (`batch_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `task_of_krithi` ON `task` (`krithi_id`);--> statement-breakpoint
CREATE INDEX `task_of_job` ON `task` (`job_id`,`state`);