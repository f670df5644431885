import { AppError, type ErrorCode } from '../../domain/errors.ts';
import { type Comparison, type Kept, compareFields, creationChanges } from '../compare.ts';
import { fieldsOf, type KrithiState } from '../krithi-state.ts';
import { incipitOf, lyricRecord, ragaSection } from '../lyric-record.ts';
import { missingReferences, refer, type References } from './references.ts';
import { keepTheirs, markOf, withTextsTogether, withTheirTexts, writeOurs } from '../settle.ts';
import type { Choice, FieldChange, PublishableKrithi, PublishPorts } from '../types.ts';
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
  /** Fields that stay as they are there. */
  readonly kept: Kept;
  /** Names the two sides of a conflict; null otherwise. */
  readonly mark: string | null;
  /** The choice that this follows, with what it was between. */
  readonly settled: SettledBy | null;
};

export type SettledBy = Choice & { readonly sides: readonly FieldChange[] };

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
  choice: Choice | null = null,
): Promise<Assessment> => {
  const state = wantedState(krithi, references);
  for (const { kind, entity } of missingReferences(references, krithi)) {
    if (ports.holdsEntity(entity.id)) continue;
    throw conflictOf(`${kind} “${entity.name}” is not in the authority list`, 'publish.unresolved');
  }
  const ours = fieldsOf(state);
  const sources = await findSources(db, krithi.site);
  const known = await findImport(db, sources, krithi);
  const common = {
    state,
    sources,
    known,
    stored: null,
    conflict: null,
    kept: new Map(),
    mark: null,
    settled: null,
  };
  const create = { ...common, action: 'create' as const, changes: creationChanges(ours), remoteId: null };

  /** Two krithis that differ: what a person chose between exactly these two, else a conflict. */
  const between = (remoteId: string, stored: StoredKrithi, compared: Comparison, why: string): Assessment => {
    const theirs = fieldsOf(stored.state);
    const { foreign, contested } = compared;
    const mark = markOf(why, remoteId, contested, theirs, ours);
    if (choice?.mark !== mark)
      return {
        ...common,
        action: 'conflict',
        changes: foreign,
        remoteId,
        conflict: conflictOf(why),
        mark,
      };
    const settled =
      choice.keep === 'ours'
        ? writeOurs(compared, state)
        : keepTheirs(compared, state, stored.state, theirs, ours);
    return {
      ...common,
      ...settled,
      action: 'update',
      remoteId,
      stored,
      settled: { ...choice, sides: foreign },
    };
  };
  /** Nothing of it is there, and somebody wanted it so. Left to them, it stays away. */
  const gone = (why: string): Assessment => {
    const mark = markOf(why, null, ours.keys(), new Map(), ours);
    const { changes } = create;
    if (choice?.mark !== mark)
      return { ...common, action: 'conflict', changes, remoteId: null, conflict: conflictOf(why), mark };
    const settled = { ...choice, sides: changes };
    return choice.keep === 'ours'
      ? { ...create, settled }
      : { ...common, action: 'unchanged', changes: [], remoteId: null, settled };
  };

  if (known?.krithiId) {
    const stored = await readState(db, known.krithiId, krithi.link);
    if (stored !== null) {
      const theirs = fieldsOf(stored.state);
      const compared = withTextsTogether(
        compareFields(known.snapshot, theirs, ours, known.kept),
        theirs,
        ours,
      );
      const { changes, foreign, kept } = compared;
      if (foreign.length > 0) {
        const fields = foreign.map(({ field }) => field).join(', ');
        const why =
          known.snapshot === null
            ? `another tool imported this page, and differs in ${fields}`
            : `changed there since it was last published: ${fields}`;
        return between(known.krithiId, stored, compared, why);
      }
      const action = changes.length === 0 ? 'unchanged' : 'update';
      return {
        ...common,
        state: withTheirTexts(kept, state, stored.state),
        action,
        changes,
        remoteId: known.krithiId,
        stored,
        kept,
      };
    }
  }
  if (known !== null && known.snapshot !== null)
    return gone('it was published before and has been deleted there');
  if (known !== null && refused.has(known.status)) return gone(`this page was ${known.status} there`);
  const twin = await findTwin(db, ports.soundKey, sources, krithi, state);
  if (twin === null) return create;
  const why = `“${twin.title}”: ${twin.why}`;
  const stored = await readState(db, twin.id, krithi.link);
  if (stored === null) return create;
  const answer = between(twin.id, stored, compareFields(null, fieldsOf(stored.state), ours), why);
  // Another work that only looks like it: ours goes beside it, never over it.
  const isOwn = twin.id === krithi.krithiId;
  return choice?.keep === 'ours' && !isOwn && answer.settled !== null
    ? { ...create, settled: answer.settled }
    : answer;
};
