CREATE TABLE `krithi_recheck` (
	`krithi_id` text PRIMARY KEY NOT NULL,
	`actor` text NOT NULL,
	FOREIGN KEY (`krithi_id`) REFERENCES `krithi`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
DROP INDEX `entity_by_kind`;--> statement-breakpoint
CREATE INDEX `entity_listed` ON `entity` (`kind`,`name`,`id`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `entity_by_name` ON `entity` (`name`,`id`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `alias_listed` ON `alias` (`value`,`id`) WHERE revoked_at is null and retired_at is null;