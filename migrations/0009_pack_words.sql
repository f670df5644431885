CREATE TABLE `pack_word` (
	`value_id` integer NOT NULL,
	`batch_id` text NOT NULL,
	`note` text,
	`rejected` text NOT NULL,
	PRIMARY KEY(`value_id`, `batch_id`),
	FOREIGN KEY (`value_id`) REFERENCES `name_value`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`batch_id`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `pack_word_batch` ON `pack_word` (`batch_id`);