import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  type NameKind,
  Candidate as CandidateSchema,
} from '../../../src-main/domain/name.ts';
import { chanceOf } from '../../../src-main/domain/score.ts';
import { type NameContext, noContext } from '../../../src-main/resolve/context.ts';
import {
  asQuestion,
  buildIndex,
  buildSynonyms,
  noAliases,
  parseAuthority,
  resolveName,
  weighByContext,
} from '../../../src-main/resolve/index.ts';

const file = 'resources/authority/authority.json';
const { entities } = parseAuthority(readFileSync(file, 'utf8'), file);
const index = buildIndex(entities, buildSynonyms(entities));

/** A listed name with letters dropped, put in or changed: sure, near, tied or like nothing. */
const misspelt = (kind: NameKind): fc.Arbitrary<string> => {
  const names = entities
    .filter((entity) => entity.kind === kind)
    .flatMap(({ name, aliases }) => [name, ...aliases]);
  const slip = fc.record({
    at: fc.nat(40),
    cut: fc.nat(2),
    put: fc.constantFrom('', 'a', 'n', 'th', 'ii', ' '),
  });
  return fc
    .tuple(fc.constantFrom(...names), fc.array(slip, { maxLength: 4 }), fc.constantFrom('', ' - Kalyani'))
    .map(
      ([name, slips, more]) =>
        slips.reduce((text, { at, cut, put }) => {
          const from = at % (text.length + 1);
          return text.slice(0, from) + put + text.slice(from + cut);
        }, name) + more,
    );
};

const asked = fc
  .constantFrom<NameKind>('raga', 'raga', 'composer', 'tala', 'deity', 'temple')
  .chain((kind) => fc.record({ kind: fc.constant(kind), value: misspelt(kind) }));

const context: fc.Arbitrary<
  Omit<NameContext, 'titleCarries' | 'carried'> & { title: boolean; carried: number }
> = fc.record({
  links: fc.constantFrom([], ['http://a.example/2008/kalyani-todi-bhairavi.html']),
  pageNames: fc.constantFrom([], ['kalyANi']),
  composers: fc.constantFrom([], ['Tyagaraja'], ['Muthuswami Dikshitar']),
  title: fc.boolean(),
  carried: fc.nat(7),
});

/** Kept to four places, a dozen features leave a chance within the rounding of its thousandths. */
const isWhole = ({ probability, features }: Candidate): boolean =>
  features === undefined || Math.abs(chanceOf(features) - probability) < 0.002;

const ask = ({ kind, value }: { kind: NameKind; value: string }) =>
  resolveName(index, { kind, value, site: null, batchId: null, composer: null }, noAliases);

describe('the features of a candidate', () => {
  it('add up to its chance, and are there for every candidate of an open question', () => {
    fc.assert(
      fc.property(asked, (query) => {
        const { entity, candidates, parts } = ask(query);
        for (const each of [...candidates, ...parts.flatMap((part) => part.candidates)]) {
          expect(each).toSatisfy(isWhole);
          expect(CandidateSchema.parse(each)).toEqual(each);
        }
        const isOpen = entity === null && parts.length === 0;
        expect(candidates.every(({ features }) => features !== undefined || !isOpen)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('add up to the chance that the krithis’ own pages leave it, each sign a feature of its own', () => {
    fc.assert(
      fc.property(asked, context, fc.double({ min: 0.2, max: 1, noNaN: true }), (query, known, most) => {
        const { candidates } = ask(query);
        const [first] = candidates;
        const weighed = weighByContext(
          candidates,
          {
            ...noContext,
            links: known.links,
            pageNames: known.pageNames,
            composers: known.composers,
            titleCarries: first !== undefined && known.title ? [first.id] : [],
            carried: new Map(first === undefined ? [] : [[first.id, known.carried]]),
          },
          (id) => index.entities.get(id) ?? null,
          most,
        );
        for (const each of weighed) {
          expect(each).toSatisfy(isWhole);
          const names = each.features?.map(({ name }) => name) ?? [];
          expect(new Set(names).size).toBe(names.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('add up for names that are asked blind', () => {
    const pairs = fc.constantFrom<NameKind>('raga', 'composer', 'tala').chain((kind) => {
      const one = fc.constantFrom(...entities.filter((entity) => entity.kind === kind));
      return fc.tuple(one, one);
    });
    fc.assert(
      fc.property(pairs, ([{ kind, name }, { id: answer }]) => {
        const query = { kind, value: name, site: null, batchId: null, composer: null };
        const { candidates } = asQuestion(index, query, answer);
        expect(candidates.map(({ id }) => id)).toContain(answer);
        for (const each of candidates) {
          expect(each).toSatisfy(isWhole);
          expect(each.probability).toBeLessThanOrEqual(0.85);
        }
      }),
      { numRuns: 200 },
    );
  });
});
