import type { EventQueries } from './events.ts';
import type { Store } from './open.ts';

/** Which side of a conflict stays: what is in the main database, or what is here. */
export type Keep = 'theirs' | 'ours';

export type ChoiceRow = {
  readonly id: string;
  readonly krithiId: string;
  /** The place of publishing, as it describes itself. */
  readonly target: string;
  readonly keep: Keep;
  /** Of the two sides as the person saw them. */
  readonly mark: string;
  readonly who: string;
  readonly at: number;
};

type Sides = readonly {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}[];

const columns = 'id, krithi_id AS krithiId, target, keep, mark, who, at';
const standing = 'undone_at IS NULL AND run_id IS NULL';

/** Queries of what people chose for krithis that differ over there. */
export const publishChoiceQueries = (store: Store, events: EventQueries) => {
  const { db, clock } = store;
  const add = db.prepare(
    `INSERT INTO publish_choice (id, krithi_id, target, keep, mark, changes, who, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const undo = db.prepare('UPDATE publish_choice SET undone_at = ?, undone_by = ? WHERE id = ?');
  const use = db.prepare('UPDATE publish_choice SET run_id = ? WHERE id = ?');
  const of = db.prepare<[string, string], ChoiceRow>(
    `SELECT ${columns} FROM publish_choice WHERE krithi_id = ? AND target = ? AND ${standing}`,
  );
  const count = db
    .prepare<[string], number>(`SELECT count(*) FROM publish_choice WHERE target = ? AND ${standing}`)
    .pluck();
  const last = db.prepare<[string], ChoiceRow>(
    `SELECT ${columns} FROM publish_choice WHERE target = ? AND ${standing} ORDER BY at DESC, id DESC LIMIT 1`,
  );

  const note = (type: string, actor: string, choice: ChoiceRow): void => {
    const { krithiId, target, keep } = choice;
    events.append({ type, actor, krithiId, to: keep, data: { target } });
  };
  const find = (krithiId: string, target: string): ChoiceRow | null => of.get(krithiId, target) ?? null;
  const takeBack = (choice: ChoiceRow, who: string): void =>
    store.write(() => {
      undo.run(clock.now(), who, choice.id);
      note('publish.choice_undone', who, choice);
    });

  return {
    /** What stands for a krithi at a place; null where nothing was chosen, or it was used up. */
    find,
    /** How many stand at a place. */
    count: (target: string): number => count.get(target) ?? 0,
    /** The one that was made last at a place, of those that stand. */
    last: (target: string): ChoiceRow | null => last.get(target) ?? null,
    /** Notes a choice; one that stood before it is taken back by it. */
    put: (choice: Omit<ChoiceRow, 'at'>, sides: Sides): ChoiceRow =>
      store.write(() => {
        const before = find(choice.krithiId, choice.target);
        if (before !== null) takeBack(before, choice.who);
        const made = { ...choice, at: clock.now() };
        const { id, krithiId, target, keep, mark, who, at } = made;
        add.run(id, krithiId, target, keep, mark, JSON.stringify(sides), who, at);
        note('publish.choice', who, made);
        return made;
      }),
    takeBack,
    /** A publication used it: from here on it cannot be taken back. */
    use: (choice: ChoiceRow, runId: string): void =>
      store.write(() => {
        use.run(runId, choice.id);
        note('publish.choice_used', choice.who, choice);
      }),
  };
};
