import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Candidate, NameKind, NameQuery, Verdict } from '../../../src-main/domain/name.ts';
import {
  asQuestion,
  buildIndex,
  noAliases,
  parseAuthority,
  resolveName,
} from '../../../src-main/resolve/index.ts';

const file = 'resources/authority/authority.json';
const { entities } = parseAuthority(readFileSync(file, 'utf8'), file);
const index = buildIndex(entities);
const query = (kind: NameKind, value: string): NameQuery => ({
  kind,
  value,
  site: null,
  batchId: null,
  composer: null,
});

/** Composers are compared word by word with the whole list: every third is enough. */
const sampled =
  (kind: NameKind) =>
  (_: unknown, i: number): boolean =>
    kind !== 'composer' || i % 3 === 0;

describe('a certain name asked blind has the form of a name that is near only', () => {
  /** The kinds of reasons, which features there are and in what order, and what the record says of itself. */
  const formOf = ({
    id,
    name,
    matched,
    probability,
    reasons,
    features,
    record,
    ...more
  }: Candidate): string =>
    JSON.stringify({
      fields: [typeof id, typeof name, typeof matched, typeof probability, ...Object.keys(more)],
      reasons: reasons.map((text) =>
        text.replace(/^\d+ % alike in sound: .*$/u, 'alike').replace(/^sounds near ".*"$/u, 'near'),
      ),
      features: features?.map((each) => each.name),
      record: record === undefined ? null : { ...record, right: 0, of: 0, band: typeof record.band },
    });
  /** The first candidate and the others each have forms of their own. */
  const formsOf = (verdicts: readonly Verdict[]): ReadonlySet<string> =>
    new Set(
      verdicts.flatMap(({ candidates, evidence, verdict }) =>
        candidates.map((each, i) => `${verdict} ${evidence} ${i === 0 ? 'first' : 'other'} ${formOf(each)}`),
      ),
    );
  /** Every listed name with a letter changed, put in or dropped, as far as it is near only. */
  const nearOf = (kind: NameKind): readonly Verdict[] =>
    entities
      .filter((entity) => entity.kind === kind)
      .flatMap(({ name, aliases }) => [name, ...aliases])
      .filter(sampled(kind))
      .flatMap((name) =>
        ['n', '', 'kk'].map((put, i) => {
          const at = [2, name.length - 2, 4][i] ?? 0;
          return name.slice(0, at) + put + name.slice(at + Math.max(1, put.length));
        }),
      )
      .map((value) => resolveName(index, query(kind, value), noAliases))
      .filter(
        ({ evidence, reasons }) =>
          evidence === 'near' && reasons[0]?.startsWith('nearest in the list') === true,
      );

  test.each(['raga', 'composer', 'tala'] as const)('%s', (kind) => {
    const near = nearOf(kind);
    const blind = entities
      .filter((entity) => entity.kind === kind)
      .flatMap(({ id, name, aliases }) => [name, ...aliases].map((text) => ({ id, text })))
      .filter(sampled(kind))
      .filter(({ text }) => resolveName(index, query(kind, text), noAliases).entity !== null)
      .map(({ id, text }) => asQuestion(index, query(kind, text), id));
    expect(blind.length).toBeGreaterThan(20);
    // Letters alone are asked about in words of their own.
    const letters = entities
      .filter((entity) => entity.kind === 'composer' && kind === 'composer')
      .map(({ name }) => name.replace(/[^A-Z]/gu, ''))
      .map((text) => resolveName(index, query(kind, text), noAliases))
      .filter(({ entity }) => entity === null);
    const known = formsOf([...near, ...letters]);
    expect([...formsOf(blind)].filter((form) => !known.has(form))).toEqual([]);
    // What is wholly alike in sound or words is no near name, and is not shown as such.
    const whole = (all: readonly Verdict[]) =>
      all
        .flatMap(({ candidates }) => candidates)
        .filter((each) =>
          each.features?.some(({ name, value }) => /^(?:sound|words)$/u.test(name) && value === 1),
        );
    expect(whole(near)).toEqual([]);
    expect(whole(blind)).toEqual([]);
  });
});
