import type { Extraction, Quality, QualityCheck, Script } from '../domain/krithi.ts';
import type { MentionRow } from '../store/names.ts';

/**
 * The quality of a krithi as a list of checks, each with what to do when it
 * fails; a part's figure is the share of its checks that hold, and the score
 * weighs the parts as the main database does: completeness 0.4, resolution
 * 0.3, source 0.2, validation 0.1.
 */
const weights = { completeness: 0.4, resolution: 0.3, source: 0.2, validation: 0.1 } as const;
type Part = keyof typeof weights;

const allScripts: readonly Script[] = ['latin', 'devanagari', 'tamil', 'telugu', 'kannada', 'malayalam'];

const check = (part: Part, name: string, passed: boolean, remedy: string): QualityCheck => ({
  part,
  name,
  passed,
  remedy,
});

export const qualityOf = (
  extraction: Extraction,
  mentions: readonly MentionRow[],
  manifest: { readonly title: string; readonly raga: string | null },
): Quality => {
  const scripts = new Set(extraction.sections.map((s) => s.script));
  const flagged = (code: string): boolean => extraction.flags.some((f) => f.code === code);
  const settled = (kind: string): boolean => mentions.some((m) => m.kind === kind && m.state === 'resolved');
  const checks: QualityCheck[] = [
    check('completeness', 'has lyrics', extraction.sections.length > 0, 'Open the page and add the lyrics.'),
    check(
      'completeness',
      'has a pallavi',
      extraction.sections.some((s) => s.kind === 'pallavi'),
      'Check the sections against the page.',
    ),
    check(
      'completeness',
      'has all six scripts',
      allScripts.every((s) => scripts.has(s)),
      'Compare with the page: a script may be missing there too.',
    ),
    check(
      'completeness',
      'has a title',
      extraction.title !== null || manifest.title !== '',
      'Add the title.',
    ),
    check('resolution', 'composer is known', settled('composer'), 'Choose the composer.'),
    check('resolution', 'raga is known', settled('raga'), 'Choose the raga.'),
    check(
      'resolution',
      'no name is left empty',
      mentions.every((m) => m.state !== 'none'),
      'Look at the names that were left empty.',
    ),
    check(
      'source',
      'read by a reader made for this site',
      extraction.adapter !== 'generic',
      'Look over the sections: the site is not one of the known three.',
    ),
    check('source', 'the reading is sure', extraction.confidence >= 0.8, 'Compare the fields with the page.'),
    check(
      'validation',
      'title agrees with the manifest',
      !flagged('extract.title_differs'),
      'Compare the two titles.',
    ),
    check(
      'validation',
      'raga agrees with the manifest',
      !flagged('extract.raga_differs'),
      'Compare the two ragas.',
    ),
    check(
      'validation',
      'all scripts have the same sections',
      !flagged('extract.script_mismatch'),
      'Compare the sections script by script.',
    ),
  ];
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
