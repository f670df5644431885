import type { NameQuery, Verdict } from '../domain/name.ts';
import { openCandidate, rounded } from './candidates.ts';
import { nearComposers } from './composers/index.ts';
import type { Asked, KindFinding } from './finding.ts';
import { soundKey } from './fold/sound.ts';
import { keyOf } from './keys.ts';
import type { NameIndex } from './name-index.ts';
import { nearByKeys } from './near-names.ts';
import { structureOf } from './structure.ts';
import { nearTalas } from './talas/index.ts';

const shown = 5;

/** No candidate of an open question is stronger than this: *likely* at most. */
const most = 0.85;

const nearNames = (index: NameIndex, { kind, value }: NameQuery, asked: Asked): KindFinding => {
  switch (kind) {
    case 'raga': {
      const structure = structureOf(value, (name) => index.tables.raga.bySound.has(soundKey(name)));
      return nearByKeys(index.tables.raga, structure.kind === 'single' ? structure.base : value, asked);
    }
    case 'composer':
      return nearComposers(index.composers, value, asked);
    case 'tala':
      return nearTalas(index.talas, value, asked);
    case 'deity':
    case 'temple':
      return nearByKeys(index.tables[kind], value, asked);
  }
};

/**
 * A name that the machine took for `answerId`, as if it were an open question: the near names
 * in the order, the words and the figures that any near name gets, so that nothing tells which one was
 * taken or that one was taken at all. An audit asks people this way. The answer is always
 * among the candidates, last where nothing else brought it there.
 */
export const asQuestion = (index: NameIndex, query: NameQuery, answerId: string): Verdict => {
  const finding = nearNames(index, query, { limit: shown, most, answerId });
  const candidates = finding.candidates.map((one) => openCandidate(query.kind, one));
  const [first, second] = candidates;
  return {
    value: query.value,
    verdict: first === undefined ? 'unknown' : 'ambiguous',
    evidence: finding.evidence,
    key: keyOf(query.kind, query.value),
    entity: null,
    probability: first?.probability ?? 0,
    margin: rounded(Math.max(0, (first?.probability ?? 0) - (second?.probability ?? 0))),
    candidates,
    reasons: [...finding.reasons],
    parts: [],
  };
};
