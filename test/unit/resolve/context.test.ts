import { describe, expect, it } from 'vitest';
import type { Candidate, Entity } from '../../../src-main/domain/name.ts';
import { noContext, weighByContext } from '../../../src-main/resolve/context.ts';
import { buildIndex, builtinPolicy, noAliases, resolveName } from '../../../src-main/resolve/index.ts';

const raga = (id: string, name: string, provenance?: string): Entity => ({
  id,
  kind: 'raga',
  name,
  aliases: [],
  facts: {},
  ...(provenance === undefined ? {} : { provenance }),
});
const list = new Map(
  [
    raga('sarasvati', 'Saraswati'),
    raga('saravati', 'Saravati'),
    raga('phenadyuti', 'Phenadyuti', 'Raganga raga of the asampurna scheme'),
  ].map((entity) => [entity.id, entity]),
);
const entityOf = (id: string): Entity | null => list.get(id) ?? null;
const candidate = (id: string, probability: number): Candidate => ({
  id,
  name: list.get(id)?.name ?? id,
  matched: list.get(id)?.name ?? id,
  probability,
  reasons: ['nearest'],
});
const open = [candidate('sarasvati', 0.5), candidate('saravati', 0.4)];

describe('context', () => {
  it('leaves candidates as they are where nothing speaks', () => {
    expect(weighByContext(open, noContext, entityOf)).toEqual(open);
  });

  it('puts first the raga that the address of the page names, and says so', () => {
    const links = ['http://site.example/2008/01/dikshitar-kriti-arunachala-saraavathi.html'];
    const [first, second] = weighByContext(open, { ...noContext, links }, entityOf);
    expect(first?.id).toBe('saravati');
    expect(first?.reasons).toContain('named in the address of 1 page');
    expect(second?.reasons).toEqual(['nearest']);
  });

  it("prefers what the page says, what the title carries and the composer's other krithis", () => {
    const weigh = (context: Partial<typeof noContext>): string | undefined =>
      weighByContext(open, { ...noContext, ...context }, entityOf)[0]?.id;
    expect(weigh({ pageNames: ['saravati'] })).toBe('saravati');
    expect(weigh({ titleCarries: ['saravati'] })).toBe('saravati');
    expect(weigh({ carried: new Map([['saravati', 6]]) })).toBe('saravati');
  });

  it("holds a name of Dikshitar's school against other composers", () => {
    const both = [candidate('phenadyuti', 0.5), candidate('saravati', 0.4)];
    const first = (composer: string): string | undefined =>
      weighByContext(both, { ...noContext, composers: [composer] }, entityOf)[0]?.id;
    expect(first('Muthuswami Dikshitar')).toBe('phenadyuti');
    expect(first('Tyagaraja')).toBe('saravati');
  });

  it('never makes anything certain, and never more probable than one of all', () => {
    const links = ['http://site.example/saravati-saravati.html'];
    const context = { ...noContext, links, pageNames: ['saravati'], titleCarries: ['saravati'] };
    const weighed = weighByContext([candidate('saravati', 0.96)], context, entityOf);
    expect(weighed[0]?.probability).toBeLessThanOrEqual(0.97);
    const all = weighByContext(open, context, entityOf).reduce((sum, one) => sum + one.probability, 0);
    expect(all).toBeLessThanOrEqual(1.001);
  });

  it('of a composer orders a verdict that is open and never settles it', () => {
    const index = buildIndex([...list.values()]);
    const ask = (composer: string | null) =>
      resolveName(
        index,
        { kind: 'raga', value: 'pEnadyuti rEkhA', site: null, batchId: null, composer },
        noAliases,
        builtinPolicy,
      );
    const alone = ask(null);
    const known = ask('Muthuswami Dikshitar');
    expect(alone.entity).toBeNull();
    expect(known.entity).toBeNull();
    expect(known.candidates.find(({ id }) => id === 'phenadyuti')?.reasons).toContain(
      "a name of Dikshitar's school",
    );
    expect(known.probability).toBeGreaterThanOrEqual(alone.probability);
  });
});
