import { newId } from '../../../src-main/domain/ids.ts';
import type { Verdict } from '../../../src-main/domain/name.ts';
import { createAuthority, drain, recheckSome, reviseValue } from '../../../src-main/review/index.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { plainKey, reviewWorld } from './review-world.ts';

/** What the list and everything settled on it looks like: two equal pictures are two equal states. */
export const pictureOf = (records: Records) => ({
  list: records.entities.all(),
  mentions: records.store.db
    .prepare(
      'SELECT krithi_id, kind, position, printed, state, entities FROM mention ORDER BY krithi_id, position',
    )
    .all(),
  spellings: records.store.db
    .prepare(
      'SELECT id, entity_id, scope, scope_id, retired_at IS NULL AND revoked_at IS NULL AS holds FROM alias ORDER BY id',
    )
    .all(),
});

/** The review world with the acts on its list, and a stand-in for the look-up: the name that has the key. */
export const authorityWorld = (records: Records) => {
  const world = reviewWorld(records);
  const authority = createAuthority(records, newId);

  const verdictOn = (printed: string): Verdict => {
    const key = plainKey('raga', printed);
    const hits = records.entities
      .all()
      .filter((e) => [e.name, ...e.aliases].some((name) => plainKey('raga', name) === key));
    const [only] = hits;
    const entity = hits.length === 1 && only !== undefined ? { id: only.id, name: only.name } : null;
    return {
      value: printed,
      verdict: entity === null ? 'unknown' : 'resolved',
      evidence: entity === null ? 'none' : 'same_letters',
      key,
      entity,
      probability: entity === null ? 0 : 1,
      margin: entity === null ? 0 : 1,
      candidates: [],
      reasons: [],
      parts: [],
    };
  };

  return {
    ...world,
    authority,
    /** Looks every printed name up anew, as happens after each change of the list. */
    lookUpAll: (): void => {
      records.store.write(() => {
        for (const { kind, value } of records.names.everyValue()) {
          const row = records.names.ensure(kind, plainKey(kind, value), value);
          records.names.setVerdict(row.id, verdictOn(value), `test/${records.entities.version()}`);
          reviseValue(records, records.names.get(row.id), 'test');
        }
      });
    },
    /** Sends krithis before a reviewer anew whose names an act changed, as happens after each act; says in how many slices. */
    recheck: (slice = 250): number => {
      let slices = 0;
      while (recheckSome(records, slice)) slices += 1;
      return slices;
    },
    restoreJudgements: (revert: number): number => drain(authority.restoreJudgements(revert, 'asha')),
    picture: () => pictureOf(records),
  };
};
