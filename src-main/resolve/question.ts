import type { Candidate, NameQuery, Verdict } from '../domain/name.ts';
import { nearComposers } from './composers/index.ts';
import { type KindFinding, nearestIs } from './finding.ts';
import { soundKey } from './fold/sound.ts';
import { keyOf } from './keys.ts';
import type { NameIndex } from './name-index.ts';
import { nearByKeys } from './near-names.ts';
import { structureOf } from './structure.ts';
import { nearTalas } from './talas/index.ts';

const shown = 5;

/** No candidate of an open question is stronger than this: *likely* at most. */
const most = 0.85;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const nearNames = (index: NameIndex, { kind, value }: NameQuery): KindFinding => {
  switch (kind) {
    case 'raga': {
      const structure = structureOf(value, (name) => index.tables.raga.bySound.has(soundKey(name)));
      return nearByKeys(index.tables.raga, structure.kind === 'single' ? structure.base : value, shown);
    }
    case 'composer':
      return nearComposers(index.composers, value, shown);
    case 'tala':
      return nearTalas(index.talas, value, shown);
    case 'deity':
    case 'temple':
      return nearByKeys(index.tables[kind], value, shown);
  }
};

/**
 * A name that the machine took for `answerId`, as if it were an open question: the near names
 * in the order and the words that any near name gets, so that nothing tells which one was
 * taken or that one was taken at all. An audit asks people this way. The answer is always
 * among the candidates, last where nothing else brought it there.
 */
export const asQuestion = (index: NameIndex, query: NameQuery, answerId: string): Verdict => {
  const finding = nearNames(index, query);
  const near = finding.candidates.map(({ id, name, matched, score, reasons }): Candidate => ({
    id,
    name,
    matched,
    probability: rounded(Math.min(score, most)),
    reasons: [...reasons],
  }));
  const answer = index.entities.get(answerId);
  const isThere = answer === undefined || near.some(({ id }) => id === answer.id);
  const candidates = isThere
    ? near
    : [
        ...near.slice(0, shown - 1),
        {
          id: answer.id,
          name: answer.name,
          matched: answer.name,
          probability: rounded(Math.min(most, near.at(-1)?.probability ?? most)),
          reasons: [`sounds near "${answer.name}"`],
        },
      ];
  const [first, second] = candidates;
  return {
    value: query.value,
    verdict: first === undefined ? 'unknown' : 'ambiguous',
    evidence: first === undefined ? 'none' : 'near',
    key: keyOf(query.kind, query.value),
    entity: null,
    probability: first?.probability ?? 0,
    margin: rounded(Math.max(0, (first?.probability ?? 0) - (second?.probability ?? 0))),
    candidates,
    reasons: first === undefined ? [...finding.reasons] : [nearestIs(first.matched)],
    parts: [],
  };
};
