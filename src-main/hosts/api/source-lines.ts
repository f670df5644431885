import type { SourceLines } from '../../contract/krithis.ts';
import { sectionKey } from '../../domain/krithi.ts';
import { type PageLine, pageLines } from '../../extract/index.ts';
import { pageText } from '../../orchestrator/handlers/extract.ts';
import { createPlaceFinder } from '../../resolve/index.ts';
import type { Records } from '../../store/index.ts';
import type { KrithiRow } from '../../store/krithi-row.ts';

type Line = SourceLines['lines'][number];
type Mark = Line['marks'][number];

/** The archived page as plain lines, with the place of every field and section marked. */
export const sourceLines = (records: Records, krithi: KrithiRow): SourceLines => {
  const page = records.pages.find(krithi.link);
  if (page === null) return { url: krithi.link, fetchedAt: 0, lines: [] };
  const lines = pageLines(pageText(page));
  const sections = sectionMarks(lines, krithi);
  const fields = Object.entries(krithi.extraction?.fields ?? {}).map(([name, field]) => ({
    ...field,
    markIn: markerOf(name, field.value),
  }));
  const namedIn = nameFinder(records, krithi);
  return {
    url: page.finalUrl,
    fetchedAt: page.fetchedAt,
    lines: lines.map(({ text, start, end }, at) => ({
      text,
      marks: [
        ...(sections.get(at) ?? []),
        ...fields
          .filter((field) => field.start < end && field.end > start)
          .map((field) => field.markIn(text))
          .filter((mark) => mark !== null),
      ],
      named: namedIn(text),
    })),
  };
};

/** The krithi's names in a line, each spelling that was printed of it looked for by its sound. */
const nameFinder = (records: Records, krithi: KrithiRow): ((text: string) => Line['named']) => {
  const printed = new Map(
    records.names
      .mentionsOfKrithi(krithi.id)
      .filter((mention) => mention.printed !== '')
      .map(({ kind, printed: spelling }) => [`${kind} ${spelling}`, { kind, spelling }]),
  );
  const finders = [...printed.values()].map(({ kind, spelling }) => ({
    kind,
    placesIn: createPlaceFinder(spelling),
  }));
  return (text) =>
    finders.flatMap(({ kind, placesIn }) => placesIn(text).map((place) => ({ ...place, kind })));
};

/** Read from the words of a line, but never printed as such. */
const codes: ReadonlySet<string> = new Set(['language', 'form']);

/**
 * Finds where a field's value stands in a line of plain text that its place covers; the whole
 * line where it is not printed as it is read. Prose may come from several blocks of the page, and
 * what stands between them is no part of it: of such a text only its own lines are marked.
 */
const markerOf = (field: string, value: string): ((text: string) => Mark | null) => {
  const whole = (text: string): Mark | null => (text === '' ? null : { start: 0, end: text.length, field });
  if (codes.has(field)) return whole;
  if (value.includes('\n')) {
    const own = new Set(value.split('\n').map(bare));
    return (text) => (own.has(bare(text)) && bare(text) !== '' ? whole(text) : null);
  }
  return (text) => {
    const at = text.indexOf(value);
    return at === -1 ? whole(text) : { start: at, end: at + value.length, field };
  };
};

/** Lines between two of one section: footnotes, a heading, a blank. */
const closeBehind = 6;

/** A line without what reading leaves out of it: footnote figures, blanks, marks. */
const bare = (text: string): string => text.replaceAll(/[\s\d()[\].,;:|*-]+/gu, '');

/**
 * The lines that each section was read from. Sections are read in the order of the page, so
 * each is looked for after the one before; one that is printed otherwise is left unmarked.
 */
const sectionMarks = (
  lines: readonly PageLine[],
  krithi: KrithiRow,
): ReadonlyMap<number, readonly Mark[]> => {
  const marks = new Map<number, Mark[]>();
  const printed = lines.map(({ text }) => bare(text));
  let from = 0;
  for (const section of krithi.extraction?.sections ?? []) {
    const field = `section:${sectionKey(section)}`;
    for (const [place, line] of section.text.split('\n').entries()) {
      const wanted = bare(line);
      if (wanted === '') continue;
      // A section may begin anywhere further down; its other lines follow close behind.
      const last = place === 0 ? printed.length : from + closeBehind;
      const at = printed.findIndex((text, i) => i >= from && i <= last && text.includes(wanted));
      const text = lines[at]?.text;
      if (text === undefined) continue;
      marks.set(at, [...(marks.get(at) ?? []), { start: 0, end: text.length, field }]);
      from = at;
    }
  }
  return marks;
};
