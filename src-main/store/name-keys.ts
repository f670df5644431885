import { placeKey } from '../domain/authority.ts';
import type { NameKind } from '../domain/name.ts';
import { type RawMention, mentionColumns } from './name-rows.ts';
import type { Store } from './open.ts';

/** One spelling of a distinct name, with the key that it has now. */
export type PrintedName = {
  readonly valueId: number;
  readonly kind: NameKind;
  readonly key: string;
  readonly printed: string;
};

type Keyed = { readonly kind: NameKind; readonly key: string; readonly value: string };

/** Queries that give names other keys, for when the folds of a new version make them so. */
export const nameKeyQueries = (store: Store) => {
  const { db } = store;
  const printed = db.prepare<[], PrintedName>(
    `SELECT DISTINCT v.id AS valueId, v.kind, v.key, m.printed FROM name_value v JOIN mention m ON m.value_id = v.id
     ORDER BY v.id, m.printed`,
  );
  const unprinted = db.prepare<[], PrintedName>(
    `SELECT v.id AS valueId, v.kind, v.key, v.value AS printed FROM name_value v
     WHERE NOT EXISTS (SELECT 1 FROM mention m WHERE m.value_id = v.id) ORDER BY v.id`,
  );
  const said = db.prepare<[], Keyed>(
    'SELECT DISTINCT kind, key, value FROM decision UNION SELECT DISTINCT kind, key, value FROM alias ORDER BY 1, 2, 3',
  );
  const rekeyDecisions = db.prepare('UPDATE decision SET key = ? WHERE kind = ? AND key = ? AND value = ?');
  const rekeyAliases = db.prepare('UPDATE alias SET key = ? WHERE kind = ? AND key = ? AND value = ?');
  const places = db.prepare<[number, string], RawMention>(
    `SELECT ${mentionColumns} FROM mention m WHERE m.value_id = ? AND m.printed = ? ORDER BY m.id`,
  );
  // Written anew instead of changed: what counts mentions by their value hears of it as of any other.
  const drop = db.prepare('DELETE FROM mention WHERE id = ?');
  const put = db.prepare(
    `INSERT INTO mention (id, krithi_id, kind, position, printed, source, span_start, span_end, value_id, state,
       entities, how, evidence, decision_id, own_evidence, own_entity)
     VALUES (@id, @krithiId, @kind, @position, @printed, @source, @spanStart, @spanEnd, @valueId, @state,
       @entities, @how, @evidence, @decisionId, @ownEvidence, @ownEntity)`,
  );
  const moveRedirect = db.prepare('UPDATE entity_redirect SET scope_id = ? WHERE scope_id = ?');
  const inherit = db.prepare(
    `UPDATE name_value SET verdict = coalesce(name_value.verdict, o.verdict),
       verdict_version = CASE WHEN name_value.verdict IS NULL THEN o.verdict_version ELSE name_value.verdict_version END,
       asked = max(name_value.asked, o.asked)
     FROM name_value o WHERE o.id = ? AND name_value.id = ?`,
  );
  const handPackWords = db.prepare('UPDATE OR IGNORE pack_word SET value_id = ? WHERE value_id = ?');
  const isPrinted = db.prepare<[number], number>('SELECT 1 FROM mention WHERE value_id = ? LIMIT 1').pluck();
  const closeAudits = db.prepare('UPDATE audit SET open = 0 WHERE value_id = ? AND open = 1');
  const forget = db.prepare('UPDATE name_value SET asked = 0 WHERE id = ?');

  return {
    /** Every spelling that any krithi prints, and names that none prints any more. */
    all: (): PrintedName[] => [...printed.all(), ...unprinted.all()],
    /** What the log and the learnt spellings speak of. */
    said: (): Keyed[] => said.all(),
    rekeySaid: ({ kind, key, value }: Keyed, now: string): void => {
      rekeyDecisions.run(now, kind, key, value);
      rekeyAliases.run(now, kind, key, value);
    },
    /** Puts one spelling of a value under another one, with what was settled on its places. */
    move: (name: PrintedName, to: { readonly id: number; readonly key: string }): void => {
      inherit.run(name.valueId, to.id);
      for (const place of places.all(name.valueId, name.printed)) {
        drop.run(place.id);
        put.run({ ...place, valueId: to.id });
        const { krithiId } = place;
        moveRedirect.run(placeKey(krithiId, name.kind, to.key), placeKey(krithiId, name.kind, name.key));
      }
      handPackWords.run(to.id, name.valueId);
      if (isPrinted.get(name.valueId) === 1) return;
      // Nobody can be asked about it any more.
      closeAudits.run(name.valueId);
      forget.run(name.valueId);
    },
  };
};
