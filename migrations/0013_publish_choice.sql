CREATE TABLE `publish_choice` (
	`id` text PRIMARY KEY NOT NULL,
	`krithi_id` text NOT NULL,
	`target` text NOT NULL,
	`keep` text NOT NULL,
	`mark` text NOT NULL,
	`changes` text NOT NULL,
	`who` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	`run_id` text,
	FOREIGN KEY (`krithi_id`) REFERENCES `krithi`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publish_choice_standing` ON `publish_choice` (`krithi_id`,`target`) WHERE undone_at IS NULL AND run_id IS NULL;--> statement-breakpoint
CREATE INDEX `publish_choice_by_target` ON `publish_choice` (`target`) WHERE undone_at IS NULL AND run_id IS NULL;