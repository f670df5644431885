CREATE TABLE `pack_evidence` (
	`krithi_id` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`before` text NOT NULL,
	`match` text NOT NULL,
	`after` text NOT NULL,
	PRIMARY KEY(`krithi_id`, `kind`, `position`),
	FOREIGN KEY (`krithi_id`) REFERENCES `krithi`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `batch` ADD `kind` text DEFAULT 'manifest' NOT NULL;--> statement-breakpoint
ALTER TABLE `decision` ADD `relation` text DEFAULT 'equal' NOT NULL;--> statement-breakpoint
ALTER TABLE `decision` ADD `step` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `knew` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `arrival` text;--> statement-breakpoint
ALTER TABLE `decision` ADD `came_from` text;--> statement-breakpoint
CREATE INDEX `decision_of_step` ON `decision` (`step`) WHERE step is not null;--> statement-breakpoint
CREATE INDEX `decision_of_arrival` ON `decision` (`arrival`) WHERE arrival is not null;--> statement-breakpoint
ALTER TABLE `name_value` ADD `disputed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `name_value_disputed` ON `name_value` (`id`) WHERE disputed > 0;