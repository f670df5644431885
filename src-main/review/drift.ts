import { type AcceptingClass, isAccepting, rateOf } from '../domain/class-policy.ts';
import type { Since } from '../store/class-policies.ts';
import type { Answer } from './judged.ts';

/** More reversals than this share break a class that was judged often enough. */
const driftShare = 0.005;
const driftJudged = 200;
/** One blind answer may be a slip of the person's; two are no accident at rates this small. */
const leastWrong = 2;

/** Why a class no longer accepts: so many were wrong of so many, among all answers or among blind ones. */
export type Broken = {
  readonly rule: 'drift' | 'audit';
  readonly wrong: number;
  readonly of: number;
  /** The line of the log that broke it. */
  readonly seq: number;
};

/**
 * The classes that the log demotes. A class is broken by the first answer at which
 * more than 0.5 % of at least 200 were wrong, or at which the blind answers alone
 * put its error rate above `auditBound` (the lower end of Wilson's interval, two wrong at least). Later
 * right answers do not mend it; an answer that is taken back does, and a person who
 * reinstates it: counting then begins anew, after the line in `since`. A spelling
 * that a person taught is revoked by itself and its class is never demoted.
 */
export const brokenClasses = (
  answers: readonly Answer[],
  since: Since,
  auditBound: number,
): ReadonlyMap<AcceptingClass, Broken> => {
  const broken = new Map<AcceptingClass, Broken>();
  const all = new Map<AcceptingClass, Count>();
  const blind = new Map<AcceptingClass, Count>();
  for (const answer of answers) {
    const { evidence, seq } = answer;
    if (!isAccepting(evidence) || evidence === 'alias') continue;
    if (seq <= (since[evidence] ?? 0) || broken.has(evidence)) continue;
    const judged = add(all, evidence, answer);
    const audited = answer.audit ? add(blind, evidence, answer) : null;
    if (judged.of >= driftJudged && judged.wrong / judged.of > driftShare) {
      broken.set(evidence, { rule: 'drift', ...judged, seq });
    } else if (audited !== null && isAbove(audited, auditBound)) {
      broken.set(evidence, { rule: 'audit', ...audited, seq });
    }
  }
  return broken;
};

const isAbove = ({ wrong, of }: Count, bound: number): boolean =>
  wrong >= leastWrong && rateOf({ right: wrong, of }).low > bound;

type Count = { readonly wrong: number; readonly of: number };

const add = (counts: Map<AcceptingClass, Count>, evidence: AcceptingClass, { right }: Answer): Count => {
  const before = counts.get(evidence) ?? { wrong: 0, of: 0 };
  const after = { wrong: before.wrong + (right ? 0 : 1), of: before.of + 1 };
  counts.set(evidence, after);
  return after;
};
