import type {
  ComparisonView,
  KrithiDetail,
  KrithiRow as RowView,
  MentionView,
} from '../../contract/krithis.ts';
import { AppError, isErrorCode, toErrorShape } from '../../domain/errors.ts';
import { editedSections } from '../../domain/krithi-edits.ts';
import { lyricSkeleton } from '../../extract/index.ts';
import { compareKrithis, diffWords, sectionAgreement } from '../../review/index.ts';
import type { KrithiListRow } from '../../store/krithi-list.ts';
import type { KrithiRow } from '../../store/krithi-row.ts';
import type { MentionRow } from '../../store/names.ts';
import type { Records } from '../../store/index.ts';
import { historyView } from './krithi-history.ts';
import { eventView } from './views.ts';

const stateWord = (mention: MentionRow): MentionView['state'] =>
  mention.state === 'parked' ? 'waiting' : mention.state;

export const mentionView = (records: Records, mention: MentionRow): MentionView => ({
  id: mention.id,
  kind: mention.kind,
  printed: mention.printed,
  position: mention.position,
  source: mention.source,
  valueId: mention.valueId,
  entities: mention.entities.map((id) => ({ id, name: records.entities.nameOf(id) })),
  how: mention.how,
  state: stateWord(mention),
});

export const krithiRowView = (row: KrithiListRow): RowView => ({
  id: row.id,
  batch: row.batchId,
  title: row.title,
  composer: row.composer === '' ? null : row.composer,
  ragas: row.ragas === '' ? [] : row.ragas.split('\n'),
  tala: row.tala === '' ? null : row.tala,
  state: row.state,
  stage: row.stage,
  quality: row.quality,
  flags: row.flagCount,
  duplicates: row.duplicateCount,
  weakNames: row.weakNames,
  edited: row.edited === 1,
  changedAt: row.changedAt,
  link: row.link,
  site: row.site,
});

const listRow = (records: Records, id: string): KrithiListRow => {
  const row = records.krithiList.find(id);
  if (row === null) throw new AppError('store.not_found', { detail: `krithi ${id}` });
  return row;
};

/** Text and its changes, section by section, with what the scripts say of each other. */
const sectionViews = (krithi: KrithiRow): Pick<KrithiDetail, 'sections' | 'sectionNotes'> => {
  const sections = editedSections(krithi.extraction, krithi.edits);
  return {
    sections: sections.map((section) => ({
      ...section,
      diff:
        section.original === null || section.original.text === section.text
          ? []
          : diffWords(section.original.text, section.text),
    })),
    sectionNotes: sectionAgreement(sections, lyricSkeleton).map(({ place, problem }) => ({ place, problem })),
  };
};

const plainTexts = ['title', 'gist', 'meaning', 'notes'] as const;

/** What changed in title and prose. */
const fieldDiffs = ({ edits, extraction, csvTitle }: KrithiRow): KrithiDetail['diffs'] =>
  Object.fromEntries(
    plainTexts.flatMap((field) => {
      const now = edits[field];
      const before = (field === 'title' ? (extraction?.title ?? csvTitle) : extraction?.[field]) ?? '';
      return now === undefined ? [] : [[field, diffWords(before, now)] as const];
    }),
  );

/** The krithi that this one was put together with, while that stands. */
const supersededBy = (
  records: Records,
  stands: (step: string) => boolean,
  krithi: KrithiRow,
): KrithiDetail['supersededBy'] => {
  if (krithi.state !== 'superseded') return null;
  const last = records.krithiSteps
    .history(krithi.id)
    .findLast(({ act, id }) => act === 'same_work' && stands(id));
  const id = last?.otherId ?? null;
  return id === null ? null : { id, title: records.krithis.judged(id)?.title ?? id };
};

const blockerView = (code: string | null): KrithiDetail['blocker'] => {
  if (code === null) return null;
  const { message, remedy } = toErrorShape(new AppError(isErrorCode(code) ? code : 'review.not_prepared'));
  return { code, message, remedy };
};

export const krithiDetail = (
  records: Records,
  stands: (step: string) => boolean,
  krithi: KrithiRow,
): KrithiDetail => ({
  ...krithiRowView(listRow(records, krithi.id)),
  ...sectionViews(krithi),
  diffs: fieldDiffs(krithi),
  manifest: {
    title: krithi.csvTitle,
    raga: krithi.csvRaga,
    line: krithi.line,
    hyperlink: krithi.printedLink,
  },
  extraction: krithi.extraction,
  edits: krithi.edits,
  mentions: records.names
    .mentionsOfKrithi(krithi.id)
    // A place that a person once filled and that is empty again says nothing.
    .filter((m) => m.source !== 'person' || m.decisionId !== null)
    .map((m) => mentionView(records, m)),
  qualityReport: krithi.quality,
  blocker: blockerView(krithi.blocker),
  duplicateList: [...krithi.duplicates],
  alsoListed: records.rows.elsewhere(krithi.id, krithi.batchId),
  supersededBy: supersededBy(records, stands, krithi),
  publications: records.publications
    .ofKrithi(krithi.id)
    .map(({ target, remoteId, action, at }) => ({ target, remoteId, action, at })),
  history: historyView(records, stands, krithi),
  events: records.events.list({ krithi: krithi.id, limit: 200 }).map(eventView),
  rejectReason: krithi.rejectReason,
  reviewer: krithi.reviewer,
  decidedAt: krithi.decidedAt,
});

export const comparisonView = (records: Records, id: string, otherId: string): ComparisonView => {
  const { script, likeness, sections } = compareKrithis(
    records.krithis.get(id),
    records.krithis.get(otherId),
    lyricSkeleton,
  );
  return {
    other: krithiRowView(listRow(records, otherId)),
    script,
    likeness,
    sections: sections.map(({ pieces, ...place }) => ({ ...place, pieces: [...pieces] })),
  };
};
