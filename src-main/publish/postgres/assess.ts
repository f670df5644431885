import { AppError, type ErrorCode } from '../../domain/errors.ts';
import { compareFields, creationChanges } from '../compare.ts';
import { fieldsOf, type KrithiState } from '../krithi-state.ts';
import { incipitOf, lyricRecord, ragaSection } from '../lyric-record.ts';
import { missingReferences, refer, type References } from './references.ts';
import type { FieldChange, PublishableKrithi, PublishPorts } from '../types.ts';
import type { Queryable } from './connection.ts';
import { findImport, findSources, type ImportRecord } from './import-key.ts';
import { readState, type StoredKrithi } from './read-state.ts';
import { findTwin } from './twins.ts';

/** What is to be done about one krithi, and everything that the doing needs. */
export type Assessment = {
  readonly action: 'create' | 'update' | 'unchanged' | 'conflict';
  readonly changes: readonly FieldChange[];
  readonly conflict: AppError | null;
  readonly remoteId: string | null;
  readonly state: KrithiState;
  readonly sources: readonly string[];
  readonly known: ImportRecord | null;
  readonly stored: StoredKrithi | null;
};

/** The krithi as we would write it, its names bound to rows over there where these exist. */
const wantedState = (krithi: PublishableKrithi, references: References): KrithiState => ({
  ...lyricRecord(krithi),
  title: krithi.title,
  incipit: incipitOf(krithi),
  composer: refer(references, 'composer', krithi.composer),
  ragas: krithi.ragas.map(({ entity, section }) => ({
    ref: refer(references, 'raga', entity),
    section: section === null ? null : ragaSection(section),
  })),
  tala: krithi.tala === null ? null : refer(references, 'tala', krithi.tala),
  deity: krithi.deity === null ? null : refer(references, 'deity', krithi.deity),
  temple: krithi.temple === null ? null : refer(references, 'temple', krithi.temple),
  language: krithi.language,
  form: krithi.form,
  isRagamalika: krithi.isRagamalika,
  gist: krithi.gist,
  notes: krithi.notes,
});

/** States of an import row in which somebody over there said no. */
const refused = new Set(['rejected', 'discarded']);

const conflictOf = (detail: string, code: ErrorCode = 'publish.conflict'): AppError =>
  new AppError(code, { detail });

/**
 * Reads, writes nothing: the same question for a plan and right before
 * writing. Errors: publish.conflict where a name is unclear, publish.unresolved
 * where a name would have to be made that the authority list does not hold.
 */
export const assess = async (
  db: Queryable,
  ports: PublishPorts,
  references: References,
  krithi: PublishableKrithi,
): Promise<Assessment> => {
  const state = wantedState(krithi, references);
  for (const { kind, entity } of missingReferences(references, krithi)) {
    if (ports.holdsEntity(entity.id)) continue;
    throw conflictOf(`${kind} “${entity.name}” is not in the authority list`, 'publish.unresolved');
  }
  const ours = fieldsOf(state);
  const sources = await findSources(db, krithi.site);
  const known = await findImport(db, sources, krithi);
  const common = { state, sources, known, stored: null, conflict: null };
  const conflict = (
    remoteId: string | null,
    changes: readonly FieldChange[],
    detail: string,
  ): Assessment => ({
    ...common,
    action: 'conflict',
    changes,
    remoteId,
    conflict: conflictOf(detail),
  });

  if (known?.krithiId) {
    const stored = await readState(db, known.krithiId, krithi.link);
    if (stored !== null) {
      const theirs = fieldsOf(stored.state);
      const { changes, foreign } = compareFields(known.snapshot, theirs, ours);
      if (foreign.length > 0) {
        const fields = foreign.map(({ field }) => field).join(', ');
        const why =
          known.snapshot === null
            ? `another tool imported this page, and differs in ${fields}`
            : `changed there since it was last published: ${fields}`;
        return conflict(known.krithiId, foreign, why);
      }
      const action = changes.length === 0 ? 'unchanged' : 'update';
      return { ...common, action, changes, remoteId: known.krithiId, stored };
    }
  }
  if (known !== null && known.snapshot !== null) {
    return conflict(null, [], 'it was published before and has been deleted there');
  }
  if (known !== null && refused.has(known.status)) {
    return conflict(null, [], `this page was ${known.status} there`);
  }
  const twin = await findTwin(db, ports.soundKey, sources, krithi, state);
  if (twin !== null) return conflict(twin.id, [], `“${twin.title}”: ${twin.why}`);
  return { ...common, action: 'create', changes: creationChanges(ours), remoteId: null };
};
