-- The key of a line is made of what it says was printed, by the folds of this version: it may be
-- made anew when these change. Nothing else of a line ever changes.
DROP TRIGGER decision_no_update;
--> statement-breakpoint
CREATE TRIGGER decision_no_update BEFORE UPDATE OF seq, id, at, who, kind, value, act, entities, krithi_id, krithi_link,
  alias, alias_scope_id, leaves_out, reverts, relation, step, knew, arrival, came_from, note, context ON decision BEGIN
  SELECT raise(ABORT, 'the decision log is append-only');
END;
