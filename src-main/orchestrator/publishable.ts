import type { Extraction, KrithiEdits, Language } from '../domain/krithi.ts';
import { editedProse, sungSections } from '../domain/krithi-edits.ts';
import { AppError } from '../domain/errors.ts';
import type { NameKind } from '../domain/name.ts';
import type { EntityRef, JsonValue, LooseName, PublishableKrithi } from '../publish/index.ts';
import type { Records } from '../store/index.ts';
import type { KrithiRow } from '../store/krithi-row.ts';
import type { MentionRow } from '../store/names.ts';

/** The lyric's language: as edited, as the page says, or what its scripts leave no doubt of. */
const languageOf = (extraction: Extraction, edits: KrithiEdits): Language => {
  const stated = edits.language ?? extraction.language;
  if (stated !== null) return stated;
  throw new AppError('review.no_language');
};

const entitiesOf = (records: Records, mentions: readonly MentionRow[], kind: NameKind): EntityRef[] =>
  mentions
    .filter((m) => m.kind === kind && m.state === 'resolved')
    .flatMap((m) => m.entities)
    .map((id) => {
      const entity = records.entities.find(id);
      if (entity === null)
        throw new AppError('publish.unresolved', { detail: `${kind} ${id} left the list` });
      return entity;
    });

/** Names that a person bound to an entry that is not quite what is printed. */
const looseNamesOf = (records: Records, mentions: readonly MentionRow[]): LooseName[] =>
  mentions.flatMap((m) => {
    const decision = m.decisionId === null ? null : records.decisions.find(m.decisionId);
    if (decision === null || decision.relation === 'equal' || m.state !== 'resolved') return [];
    const { relation, who, note } = decision;
    const entities = m.entities.map(records.entities.nameOf);
    return [{ kind: m.kind, printed: m.printed, relation, entities, who, note }];
  });

const chosenByPerson = (mentions: readonly MentionRow[], kind: NameKind): boolean =>
  mentions.some((m) => m.kind === kind && m.source === 'person');

const resolutionOf = (mentions: readonly MentionRow[]): { readonly [key: string]: JsonValue } => ({
  mentions: mentions.map((m) => ({
    kind: m.kind,
    position: m.position,
    printed: m.printed,
    source: m.source,
    state: m.state,
    entities: m.entities,
    how: m.how,
    decision: m.decisionId,
  })),
});

/**
 * One krithi as it leaves for the main database: extraction, edits of people
 * and settled names put together.
 *
 * @throws AppError `publish.unresolved` where a name it cannot do without is open.
 */
export const publishableOf = (records: Records, krithi: KrithiRow): PublishableKrithi => {
  const { extraction, edits } = krithi;
  if (extraction === null) throw new AppError('extract.no_lyrics');
  const mentions = records.names.mentionsOfKrithi(krithi.id);
  const [composer] = entitiesOf(records, mentions, 'composer');
  if (composer === undefined) throw new AppError('publish.unresolved', { detail: 'the composer' });
  const ragas = entitiesOf(records, mentions, 'raga');
  const [tala] = entitiesOf(records, mentions, 'tala');
  const page = records.pages.find(krithi.link);
  const batch = records.batches.find(krithi.batchId);
  return {
    krithiId: krithi.id,
    batchId: krithi.batchId,
    batchName: batch?.name ?? '',
    link: krithi.link,
    printedLink: krithi.printedLink,
    site: krithi.site,
    csvTitle: krithi.csvTitle,
    csvRaga: krithi.csvRaga ?? '',
    csvRow: krithi.line,
    title: krithi.title,
    composer,
    ragas: ragas.map((entity) => ({ entity, section: null })),
    tala: tala ?? null,
    deity: entitiesOf(records, mentions, 'deity')[0] ?? null,
    temple: entitiesOf(records, mentions, 'temple')[0] ?? null,
    // A person's own word on the ragas says how many there are.
    isRagamalika: ragas.length > 1 || (extraction.is_ragamalika && !chosenByPerson(mentions, 'raga')),
    form: edits.form ?? extraction.form ?? 'KRITHI',
    language: languageOf(extraction, edits),
    sections: sungSections(extraction, edits),
    gist: editedProse(extraction, edits, 'gist'),
    meaning: editedProse(extraction, edits, 'meaning'),
    notes: editedProse(extraction, edits, 'notes'),
    extraction,
    edits,
    quality: krithi.quality,
    sourceHash: krithi.pageHash ?? '',
    fetchedAt: page?.fetchedAt ?? krithi.createdAt,
    adapter: extraction.adapter,
    contributedFields: Object.keys(extraction.fields),
    reviewer: krithi.reviewer,
    approvedAt: krithi.decidedAt,
    resolution: resolutionOf(mentions),
    looseNames: looseNamesOf(records, mentions),
  };
};
