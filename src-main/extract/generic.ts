import { type Extraction, type FieldEvidence, type Flag, type Script, scripts } from '../domain/krithi.ts';
import { extractorVersion } from './adapters.ts';
import { type Block, blocksOf } from './blocks.ts';
import { isRagamalika, sameRaga, sameTitle } from './compare-names.ts';
import { confidenceOf } from './confidence.ts';
import { evidenceOf, type Found, found } from './fields.ts';
import { type Expected, readDashedHead, readLabelledHead } from './head-line.ts';
import type { Line } from './line-model.ts';
import { readLyrics } from './lyrics.ts';
import { pageFlags } from './page-flags.ts';
import type { Post } from './post.ts';
import { composerIn } from './post-title.ts';
import { proseOf } from './prose.ts';
import { mainScript } from './scripts.ts';
import { sectionMark } from './vocabulary.ts';

const labels: Readonly<Record<'title' | 'composer' | 'raga' | 'tala', RegExp>> = {
  title: /^(?:title|krith?i|kriti|song)\s*[:–-]\s*(.+)$/i,
  composer: /^(?:composer|vaggeyakara)\s*[:–-]\s*(.+)$/i,
  raga: /^(?:raga|raagam?|ragam)\s*[:–-]\s*([^,;|]+)/i,
  tala: /(?:^|[,;|]\s*|\s{2,})(?:tala|taalam?|talam|thalam)\s*[:–-]\s*([^,;|]+)/i,
};

/** What `label: value` lines of any page state. */
const labelled = (lines: readonly Line[], name: keyof typeof labels): Found | null => {
  for (const line of lines) {
    const value = line.text.length > 160 ? undefined : labels[name].exec(line.text)?.[1]?.trim();
    if (value !== undefined && value !== '') return found(value, `labelled ${name}`, 0.7, line);
  }
  return null;
};

/**
 * Reads a page of no known site: labelled fields, headings in any script, and
 * nothing that the page does not state. Always the least sure reading.
 */
export const readGeneric = (post: Post, expected: Expected): Extraction => {
  const blocks = blocksOf(post.lines).flatMap(byScript);
  const opening = post.lines.slice(0, 60);
  const head = readLabelledHead(opening) ?? boldHead(opening, expected);
  const heading = post.title ?? opening.find((l) => l.heading) ?? null;
  const title = labelled(opening, 'title') ?? head?.title ?? titleFrom(heading) ?? titleFrom(post.pageTitle);
  const raga = labelled(opening, 'raga') ?? head?.raga ?? null;
  const tala = labelled(opening, 'tala') ?? head?.tala ?? null;
  const composer =
    labelled(opening, 'composer') ?? composerFrom([post.title, post.pageTitle, ...opening.slice(0, 6)]);
  const ragamalika = raga !== null && isRagamalika(raga.value);
  const lyrics = readLyrics(blocks, { ragamalika, isProse: () => true, cutOff: post.cutOff });
  const ragas =
    lyrics.listed.length > 0
      ? lyrics.listed.map(({ name, line }) => found(name, 'ragamalika sub-heading', 0.7, line))
      : raga === null
        ? []
        : [raga];

  const fields: Record<string, FieldEvidence> = {};
  const put = (name: string, field: Found | null): void => {
    if (field !== null) fields[name] = evidenceOf(post.html, field);
  };
  put('title', title);
  put('composer', composer);
  ragas.forEach((each, i) => put(i === 0 ? 'raga' : `raga.${i}`, each));
  put('tala', tala);
  const gist = proseOf(post.html, blocks, ['gist'], 'gist');
  const meaning = proseOf(post.html, blocks, ['meaning'], 'meaning');
  const notes = proseOf(post.html, blocks, ['notes', 'variations', 'references', 'comments'], 'notes', true);
  for (const [name, evidence] of Object.entries({ gist, meaning, notes })) {
    if (evidence !== null) fields[name] = evidence;
  }

  const flags: Flag[] = [
    ...pageFlags(post, lyrics.sections.length),
    ...lyrics.flags.filter((flag) => flag.code !== 'extract.script_missing'),
  ];
  if (title === null) flags.push({ code: 'extract.no_title', message: 'The page states no title.' });
  else if (expected.title !== null && !sameTitle(title.value, expected.title)) {
    flags.push({
      code: 'extract.title_differs',
      message: `The page says “${title.value}”, the manifest “${expected.title}”.`,
    });
  }
  if (raga === null) flags.push({ code: 'extract.no_raga', message: 'The page states no raga.' });
  else if (expected.raga !== null && !sameRaga(raga.value, expected.raga)) {
    flags.push({
      code: 'extract.raga_differs',
      message: `The page says “${raga.value}”, the manifest “${expected.raga}”.`,
    });
  }
  return {
    title: title?.value ?? null,
    composer: composer?.value ?? null,
    ragas: ragas.map((each) => each.value),
    tala: tala?.value ?? null,
    is_ragamalika: ragamalika,
    sections: [...lyrics.sections],
    meaning: meaning?.value ?? null,
    notes: notes?.value ?? null,
    gist: gist?.value ?? null,
    form: null,
    language: null,
    adapter: 'generic',
    adapter_version: extractorVersion,
    confidence: confidenceOf({ head: title !== null, flags, known: false }),
    fields,
    flags,
  };
};

/** A block whose lines change script without a heading, as a block a script. */
const byScript = (block: Block): Block[] => {
  if (block.role !== 'lyric') return [block];
  const parts: { script: Script; lines: Line[] }[] = [];
  for (const line of block.lines) {
    const script = mainScript(line.text) ?? parts.at(-1)?.script ?? block.script;
    const last = parts.at(-1);
    if (last === undefined || last.script !== script) parts.push({ script, lines: [line] });
    else last.lines.push(line);
  }
  return scripts.flatMap((script) => {
    const lines = parts.filter((p) => p.script === script).flatMap((p) => p.lines);
    return lines.length === 0 ? [] : [{ ...block, script, lines }];
  });
};

/** A `title-raga` line counts on an unknown page only where it stands out and a section follows. */
const boldHead = (lines: readonly Line[], expected: Expected) => {
  const first = lines.findIndex((line) => sectionMark(line.text, 'latin')?.form === 'word');
  const stands = lines.slice(0, Math.max(0, first)).filter((l) => l.bold || l.heading);
  return readDashedHead(stands, null, expected);
};

const titleFrom = (line: Line | null): Found | null => {
  const words = line?.text.split(/\s+[-–|:]\s+/)[0]?.trim() ?? '';
  return line === null || words === '' ? null : found(words, 'heading', 0.5, line);
};

const composerFrom = (lines: readonly (Line | null)[]): Found | null => {
  for (const line of lines) {
    const name = line === null ? null : composerIn(line.text);
    if (line !== null && name !== null) return found(name, 'named on the page', 0.6, line, line.text);
  }
  return null;
};
