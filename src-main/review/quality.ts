import type { ErrorCode } from '../domain/error-codes.ts';
import { type Quality, type QualityCheck, type Script, scripts as allScripts } from '../domain/krithi.ts';
import type { EditedSection } from '../domain/krithi-edits.ts';
import { blockingKinds } from '../domain/name.ts';
import type { KrithiRow } from '../store/krithi-row.ts';
import type { MentionRow } from '../store/names.ts';
import { type LyricEar, type SectionNote, sectionAgreement } from './agreement.ts';
import { soundOf } from './lyric-sketch.ts';

/**
 * The quality of a krithi as a list of checks, each with what to do when it
 * fails; a part's figure is the share of its checks that hold, and the score
 * weighs the parts as the main database does: completeness 0.4, resolution
 * 0.3, source 0.2, validation 0.1. It is of the krithi as it stands now, with
 * what people corrected.
 */
const weights = { completeness: 0.4, resolution: 0.3, source: 0.2, validation: 0.1 } as const;
type Part = keyof typeof weights;

/** Consonants of a whole lyric: fewer were cut off, more are not all lyric. */
const ordinary = { least: 40, most: 3000 } as const;

export type QualityInput = {
  readonly krithi: Pick<KrithiRow, 'extraction' | 'edits' | 'csvTitle'>;
  readonly mentions: readonly MentionRow[];
  readonly sections: readonly EditedSection[];
  readonly ear: LyricEar;
};

type More = { readonly detail?: string | null; readonly at?: string | null };

const check = (part: Part, name: string, passed: boolean, remedy: string, more: More = {}): QualityCheck => ({
  part,
  name,
  passed,
  remedy,
  ...(passed || more.detail === undefined || more.detail === null ? {} : { detail: more.detail }),
  ...(more.at === undefined || more.at === null ? {} : { at: more.at }),
});

/** Scripts by name where they are few, so that a person knows where to look. */
const inScripts = (notes: readonly SectionNote[]): string =>
  [...new Set(notes.map(({ place }) => place.split('/')[0] ?? ''))].join(', ');

const atFirst = (notes: readonly SectionNote[]): string | null => {
  const [first] = notes;
  return first === undefined ? null : `section:${first.key ?? first.place}`;
};

/** The checks on the lyric's scripts against each other. */
const scriptChecks = (notes: readonly SectionNote[]): QualityCheck[] => {
  const of = (...problems: readonly SectionNote['problem'][]): SectionNote[] =>
    notes.filter(({ problem }) => problems.includes(problem));
  const row = (name: string, found: readonly SectionNote[], remedy: string): QualityCheck =>
    check('validation', name, found.length === 0, remedy, {
      detail: `It is otherwise in ${inScripts(found)}.`,
      at: atFirst(found),
    });
  return [
    row('all scripts have the same sections', of('missing'), 'Compare the sections script by script.'),
    row('all scripts have the same words', of('words'), 'Compare the marked sections with the page.'),
    row(
      'sections are as long in every script',
      of('length', 'lines'),
      'Look for lines that are missing or too many.',
    ),
  ];
};

const lengthCheck = (sections: readonly EditedSection[], ear: LyricEar): QualityCheck => {
  const { length } = soundOf(sections, ear).whole;
  const tooShort = length < ordinary.least;
  return check(
    'validation',
    'the lyric is of an ordinary length',
    !tooShort && length <= ordinary.most,
    tooShort ? 'Compare with the page: some of it may be missing.' : 'Look for prose among the lyric.',
    { detail: tooShort ? 'It is very short.' : 'It is very long.', at: 'source' },
  );
};

/** The score with its checks. */
export const qualityOf = ({ krithi, mentions, sections, ear }: QualityInput): Quality => {
  const { extraction, edits, csvTitle } = krithi;
  const sung = sections.filter(({ text }) => text.trim() !== '');
  const present = new Set<Script>(sung.map(({ script }) => script));
  const absent = allScripts.filter((script) => !present.has(script));
  const flagged = (code: string): boolean => extraction?.flags.some((f) => f.code === code) ?? false;
  const settled = (kind: string): boolean => mentions.some((m) => m.kind === kind && m.state === 'resolved');
  const byPerson = (kind: string): boolean =>
    mentions.some((m) => m.kind === kind && m.evidence === 'decision');
  const empty = mentions.filter((m) => m.state === 'none' && m.source !== 'person');
  const checks: QualityCheck[] = [
    check('completeness', 'has lyrics', sung.length > 0, 'Open the page and add the lyrics.', {
      at: 'source',
    }),
    check(
      'completeness',
      'has a pallavi',
      sung.some((s) => s.kind === 'pallavi'),
      'Check the sections against the page.',
      { at: sung[0] === undefined ? 'source' : `section:${sung[0].key}` },
    ),
    check(
      'completeness',
      'has all six scripts',
      absent.length === 0,
      'Compare with the page: a script may be missing there too.',
      { detail: `Missing: ${absent.join(', ')}.`, at: 'source' },
    ),
    check(
      'completeness',
      'has a title',
      (edits.title ?? extraction?.title ?? csvTitle) !== '',
      'Add the title.',
      { at: 'field:title' },
    ),
    check(
      'completeness',
      'the language is known',
      (edits.language ?? extraction?.language ?? null) !== null,
      'Choose the language of the lyric.',
      { at: 'field:language' },
    ),
    check('resolution', 'composer is known', settled('composer'), 'Choose the composer.', {
      at: 'name:composer',
    }),
    check('resolution', 'raga is known', settled('raga'), 'Choose the raga.', { at: 'name:raga' }),
    check(
      'resolution',
      'no name is left empty',
      empty.length === 0,
      'Look at the names that were left empty.',
      {
        detail: empty.map((m) => m.printed).join(', '),
        at: `name:${empty[0]?.kind ?? 'raga'}`,
      },
    ),
    check(
      'source',
      'read by a reader made for this site',
      extraction !== null && extraction.adapter !== 'generic',
      'Look over the sections: the site is not one of the known three.',
      { at: 'source' },
    ),
    check(
      'source',
      'the reading is sure',
      (extraction?.confidence ?? 0) >= 0.8,
      'Compare the fields with the page.',
      { at: 'source' },
    ),
    check(
      'validation',
      'title agrees with the manifest',
      edits.title !== undefined || !flagged('extract.title_differs'),
      'Compare the two titles.',
      { detail: `The manifest has “${csvTitle}”.`, at: 'field:title' },
    ),
    check(
      'validation',
      'raga agrees with the manifest',
      byPerson('raga') || !flagged('extract.raga_differs'),
      'Compare the two ragas.',
      { at: 'name:raga' },
    ),
    ...scriptChecks(sectionAgreement(sections, ear)),
    lengthCheck(sections, ear),
  ];
  return scored(checks);
};

const scored = (checks: QualityCheck[]): Quality => {
  const part = (name: Part): number => {
    const own = checks.filter((c) => c.part === name);
    return own.filter((c) => c.passed).length / own.length;
  };
  const parts = {
    completeness: part('completeness'),
    resolution: part('resolution'),
    source: part('source'),
    validation: part('validation'),
  };
  const score =
    parts.completeness * weights.completeness +
    parts.resolution * weights.resolution +
    parts.source * weights.source +
    parts.validation * weights.validation;
  return { score: Math.round(score * 1000) / 1000, tier: tierOf(score), parts, checks };
};

const tierOf = (score: number): Quality['tier'] => {
  if (score >= 0.9) return 'excellent';
  if (score >= 0.75) return 'good';
  return score >= 0.5 ? 'fair' : 'poor';
};

/** What keeps a krithi from being approved: without these it could not be written at all. */
export const blockerOf = ({ krithi, mentions, sections }: QualityInput): ErrorCode | null => {
  if (!sections.some(({ text }) => text.trim() !== '')) return 'extract.no_lyrics';
  if ((krithi.edits.language ?? krithi.extraction?.language ?? null) === null) return 'review.no_language';
  const composer = mentions.some((m) => m.kind === 'composer' && m.state === 'resolved');
  return composer ? null : 'review.no_composer';
};

/** Names that are not settled to an entry of the list: what keeps a krithi from being "all names strong". */
export const weakNamesOf = (mentions: readonly MentionRow[]): number => {
  const asked = mentions.filter(
    (m) => blockingKinds.some((kind) => kind === m.kind) && m.state !== 'overruled',
  );
  const missing = (['composer', 'raga'] as const).filter((kind) => !asked.some((m) => m.kind === kind));
  return asked.filter((m) => m.state !== 'resolved').length + missing.length;
};
