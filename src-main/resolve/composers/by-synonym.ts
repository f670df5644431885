import { type Found, type KindFinding, scoredAs } from '../finding.ts';
import { byOne } from '../score.ts';
import type { Synonym } from '../synonyms.ts';
import { type ComposerIndex, resolveComposer } from './index.ts';

/** Chance that a composer whom other lists know by the printed name is meant. */
const chance = 0.96;

/** What is left of the chance of a near name where other lists have the printed one as another composer. */
const besideAnother = 0.3;

/**
 * Puts in front whom other lists know by the printed name (*BMK*, *Mysore
 * Maharaja*), if this list has exactly one of them under another name. It
 * offers and accepts nothing; what is certain already stays as it is. Whom they know by this name
 * and this list has not is hardly one of those near.
 */
export const composerBySynonym = (
  index: ComposerIndex,
  finding: KindFinding,
  synonyms: readonly Synonym[],
  limit: number,
): KindFinding => {
  if (finding.kept === 'one' || finding.evidence === 'alternatives') return finding;
  const known = new Map<string, Found>();
  for (const { text, known: name } of synonyms) {
    const meant = resolveComposer(index, text, 1);
    const [one] = meant.candidates;
    if (meant.kept !== 'one' || one === undefined || known.has(one.id)) continue;
    known.set(one.id, {
      ...one,
      score: chance,
      reasons: [`another name of ${name}`],
      features: byOne('known_as', chance),
    });
  }
  const [only] = known.values();
  if (known.size === 0) return anotherComposer(finding, synonyms);
  if (only === undefined || known.size > 1) return finding;
  if (finding.kept === 'several') return { ...finding, candidates: among(finding.candidates, only, limit) };
  const others = finding.candidates.filter(({ id }) => id !== only.id);
  const rest = others.map((other) => scoredAs(other, Math.min(other.score, 1 - chance), 'others'));
  return {
    kept: 'none',
    evidence: 'near',
    candidates: [only, ...rest].slice(0, limit),
    reasons: [`no such name here; ${only.reasons[0] ?? ''}, who is ${only.name} here`],
  };
};

/** Other lists know someone by this name whom this list does not have: who is near is hardly meant. */
const anotherComposer = (finding: KindFinding, [synonym]: readonly Synonym[]): KindFinding => {
  if (synonym === undefined || finding.kept !== 'none') return finding;
  return {
    ...finding,
    candidates: finding.candidates.map((one) => scoredAs(one, one.score * besideAnother, 'known_elsewhere')),
    reasons: [`other lists have ${synonym.known}, who is not in this one`, ...finding.reasons],
  };
};

/** One more beside several that the name fits: as probable as the first of them. */
const among = (several: readonly Found[], one: Found, limit: number): readonly Found[] => {
  if (several.some(({ id }) => id === one.id)) return several;
  const share = several[0]?.score ?? 0;
  const all = 1 + share;
  return [...several.slice(0, 1), scoredAs(one, share, 'others'), ...several.slice(1)]
    .map((each) => scoredAs(each, each.score / all, 'others'))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit);
};
