DROP INDEX `decision_of_krithi`;--> statement-breakpoint
CREATE INDEX `decision_of_link` ON `decision` (`krithi_link`,`kind`,`key`,`seq`) WHERE krithi_link is not null;