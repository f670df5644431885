import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src-main/domain/name.ts';
import {
  type Synonyms,
  buildIndex,
  buildSynonyms,
  builtinPolicy,
  noAliases,
  resolveName,
} from '../../../src-main/resolve/index.ts';

const entity = (kind: Entity['kind'], name: string, ...aliases: string[]): Entity => ({
  id: `${kind}:${name}`,
  kind,
  name,
  aliases,
  facts: {},
});
const known = [
  entity('raga', 'Kamavardhini', 'Pantuvarali'),
  entity('raga', 'Devamritavarshini', 'Nadachintamani'),
  entity('composer', 'M. Balamuralikrishna', 'BMK'),
];
const synonyms = buildSynonyms(known);

const ask = (list: readonly Entity[], kind: Entity['kind'], value: string, using?: Synonyms, twins = false) =>
  resolveName(
    buildIndex(list, using),
    { kind, value, site: null, batchId: null, composer: null },
    noAliases,
    builtinPolicy,
    { twins },
  );

describe('a name that the list does not have', () => {
  const ragas = ['Pantuvarali', 'Ragavardhini', 'Sri', 'Ragesri'].map((name) => entity('raga', name));

  it('is offered what another list calls it, and not accepted', () => {
    const verdict = ask(ragas, 'raga', 'kAmavardhini', synonyms);
    expect(verdict.verdict).toBe('ambiguous');
    expect(verdict.candidates[0]).toMatchObject({ name: 'Pantuvarali', probability: 0.96 });
    expect(verdict.candidates[0]?.reasons[0]).toContain('another name of Kamavardhini');
  });

  it('is not offered another name where the raga itself is missing', () => {
    const without = ragas.filter(({ name }) => name !== 'Pantuvarali');
    const names = ask(without, 'raga', 'kAmavardhini', synonyms).candidates.map(({ name }) => name);
    expect(names).not.toContain('Pantuvarali');
  });

  it('goes by its own spelling before what another list calls it', () => {
    const list = [entity('raga', 'Nadachintamani'), entity('raga', 'Devamruthavarshani')];
    expect(ask(list, 'raga', 'Devamritavarshini', synonyms).candidates[0]?.name).toBe('Devamruthavarshani');
  });

  it('is found without the word raga that is grown to it', () => {
    expect(ask(ragas, 'raga', 'श्रीराग').candidates[0]?.name).toBe('Sri');
    expect(ask(ragas, 'raga', 'श्रीराग').verdict).toBe('ambiguous');
    expect(ask(ragas, 'raga', 'ragasri').candidates.map(({ name }) => name)).toContain('Sri');
  });

  it('holds for composers too', () => {
    const composers = [entity('composer', 'Mangalampalli Balamuralikrishna', 'M. Balamuralikrishna')];
    const verdict = ask(composers, 'composer', 'BMK', synonyms);
    expect(verdict.verdict).toBe('ambiguous');
    expect(verdict.candidates[0]?.name).toBe('Mangalampalli Balamuralikrishna');
  });
});

describe('a name in Tamil script', () => {
  const ragas = ['Kharaharapriya', 'Madhyamavati', 'Saurashtram', 'Kanada', 'Kannada'].map((name) =>
    entity('raga', name),
  );

  it.each([
    ['கரகரப்பிரியா', 'Kharaharapriya'],
    ['மத்தியமாவதி', 'Madhyamavati'],
    ['சௌராஷ்டிரம்', 'Saurashtram'],
    ['கானடா', 'Kanada'],
    ['கன்னட', 'Kannada'],
  ])('%s is %s', (printed, meant) => {
    const verdict = ask(ragas, 'raga', printed);
    expect(verdict.entity?.name).toBe(meant);
    expect(verdict.evidence).toBe('same_tamil_spelling');
  });
});

describe('an accepted name', () => {
  it('names the entries that are easily taken for it, when asked', () => {
    const ragas = ['Kanada', 'Kannada', 'Bhairavi'].map((name) => entity('raga', name));
    expect(ask(ragas, 'raga', 'kAnaDa', undefined, true).reasons).toContain('not to be taken for Kannada');
    expect(ask(ragas, 'raga', 'bhairavi', undefined, true).reasons.join()).not.toContain('taken for');
  });
});
