import type { CandidateView } from '../../../src-main/contract/review.ts';
import { reviewWords as words } from '../../words/review.ts';

type Facts = CandidateView['facts'];

/** The facts that tell one name from another, as short phrases in the order in which musicians ask for them. */
export const factPhrases = (facts: Facts): readonly string[] =>
  [
    facts.melakarta === undefined ? '' : words.facts.melakarta(facts.melakarta),
    facts.melakarta === undefined && facts.parent_melakarta !== undefined
      ? words.facts.parent(facts.parent_melakarta)
      : '',
    facts.life ?? '',
    facts.place ?? '',
    [facts.jati, facts.family].filter(Boolean).join(' '),
    facts.aksharas === undefined ? '' : words.facts.aksharas(facts.aksharas),
    facts.deity ?? '',
    facts.city ?? '',
    facts.foreign_notes === undefined ? '' : words.facts.foreign(facts.foreign_notes),
    facts.hindustani === true ? words.facts.hindustani : '',
  ].filter((phrase) => phrase !== '');

/** The scale in one line; empty when neither way is known. */
export const scaleLine = (facts: Facts): string => words.facts.scale(facts.arohanam, facts.avarohanam);
