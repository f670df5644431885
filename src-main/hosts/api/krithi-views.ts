import type { KrithiDetail, KrithiRow as RowView, MentionView, SourceLines } from '../../contract/krithis.ts';
import { pageLines } from '../../extract/index.ts';
import { pageText } from '../../orchestrator/handlers/extract.ts';
import type { KrithiListRow, KrithiRow } from '../../store/krithis.ts';
import type { MentionRow } from '../../store/names.ts';
import type { Records } from '../../store/index.ts';
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

/** Settled names of a krithi in order; the printed one where it still waits. */
const shownNames = (mentions: readonly MentionView[], kind: string): string[] =>
  mentions
    .filter((m) => m.kind === kind && m.state !== 'none')
    .flatMap((m) => (m.entities.length > 0 ? m.entities.map((e) => e.name) : [m.printed]));

export const krithiRowView = (records: Records, row: KrithiListRow): RowView => {
  const mentions = records.names.mentionsOfKrithi(row.id).map((m) => mentionView(records, m));
  return {
    id: row.id,
    batch: row.batchId,
    title: row.title,
    composer: shownNames(mentions, 'composer')[0] ?? null,
    ragas: shownNames(mentions, 'raga'),
    tala: shownNames(mentions, 'tala')[0] ?? null,
    state: row.state,
    stage: row.stage,
    quality: row.quality,
    flags: row.flagCount,
    duplicates: row.duplicateCount,
    link: row.link,
    site: row.site,
  };
};

export const krithiDetail = (records: Records, krithi: KrithiRow): KrithiDetail => {
  const mentions = records.names.mentionsOfKrithi(krithi.id).map((m) => mentionView(records, m));
  return {
    ...krithiRowView(records, {
      ...krithi,
      quality: krithi.quality?.score ?? null,
      duplicateCount: krithi.duplicates.length,
    }),
    manifest: {
      title: krithi.csvTitle,
      raga: krithi.csvRaga,
      line: krithi.line,
      hyperlink: krithi.printedLink,
    },
    extraction: krithi.extraction,
    edits: krithi.edits,
    mentions,
    qualityReport: krithi.quality,
    duplicateList: [...krithi.duplicates],
    events: records.events.list({ krithi: krithi.id, limit: 200 }).map(eventView),
    rejectReason: krithi.rejectReason,
  };
};

/** The archived page as plain lines, with the places of the fields marked. */
export const sourceLines = (records: Records, krithi: KrithiRow): SourceLines => {
  const page = records.pages.find(krithi.link);
  if (page === null) return { url: krithi.link, fetchedAt: 0, lines: [] };
  const fields = Object.entries(krithi.extraction?.fields ?? {});
  const lines = pageLines(pageText(page)).map(({ text, start, end }) => ({
    text,
    marks: fields
      .filter(([, field]) => field.start < end && field.end > start)
      .map(([name, field]) => markIn(text, field.value, name))
      .filter((mark) => mark !== null),
  }));
  return { url: page.finalUrl, fetchedAt: page.fetchedAt, lines };
};

/** Where a field's value stands in a line of plain text; the whole line where it is not printed as it is read. */
const markIn = (
  text: string,
  value: string,
  field: string,
): { start: number; end: number; field: string } | null => {
  if (text === '') return null;
  const at = text.indexOf(value);
  return at === -1 ? { start: 0, end: text.length, field } : { start: at, end: at + value.length, field };
};
