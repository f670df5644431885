import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NameKind } from '../../../src-main/domain/name.ts';
import { parseAuthority } from '../../../src-main/resolve/authority-file.ts';
import { buildComposerIndex, resolveComposer } from '../../../src-main/resolve/composers/index.ts';
import type { KindFinding } from '../../../src-main/resolve/finding.ts';
import { buildTalaIndex, resolveTala } from '../../../src-main/resolve/talas/index.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const { entities } = parseAuthority(read('resources/authority/authority.json'), 'the built-in list');

type Label = { readonly query: string; readonly ids: readonly string[]; readonly kind: string };

const labelled = (kind: NameKind): readonly Label[] =>
  read(`test/bench/sets/${kind}.tsv`)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => {
      const [query = '', ids = '', , label = ''] = line.split('\t');
      return { query, ids: ids.split('|'), kind: label };
    });

describe('the labelled names', () => {
  it.each([
    ['raga', 400],
    ['composer', 200],
    ['tala', 100],
    ['deity', 60],
    ['temple', 60],
  ] as const)('of the kind %s are at least %i, and mean entries of the built-in list', (kind, least) => {
    const known = new Set(entities.filter((entity) => entity.kind === kind).map(({ id }) => id));
    const labels = labelled(kind);
    expect(labels.length).toBeGreaterThanOrEqual(least);
    expect(labels.filter((label) => !isSound(label, known))).toEqual([]);
  });
});

const isSound = ({ query, ids, kind }: Label, known: ReadonlySet<string>): boolean => {
  const allKnown = ids.every((id) => known.has(id));
  switch (kind) {
    case 'ONE':
      return query.trim() !== '' && ids.length === 1 && allKnown;
    case 'AMBIG':
    case 'ALT':
      return query.trim() !== '' && ids.length > 1 && allKnown;
    case 'NONE':
    case 'MEDLEY':
      return ids.join() === (kind === 'NONE' ? 'NONE' : 'MULTIPLE');
    default:
      return false;
  }
};

const score = (labels: readonly Label[], resolve: (text: string) => KindFinding) => {
  const wrong: string[] = [];
  let right = 0;
  for (const { query, ids, kind } of labels) {
    const { kept, candidates } = resolve(query);
    if (kept !== 'one') continue;
    if (kind === 'ONE' && candidates[0]?.id === ids[0]) right += 1;
    else wrong.push(query);
  }
  return { wrong, share: right / labels.filter(({ kind }) => kind === 'ONE').length };
};

describe('on the labelled names', () => {
  it('no composer is taken for another, and most are known at once', () => {
    const index = buildComposerIndex(entities);
    const { wrong, share } = score(labelled('composer'), (text) => resolveComposer(index, text, 5));
    expect(wrong).toEqual([]);
    expect(share).toBeGreaterThan(0.85);
  });

  it('no tala is taken for another, and most are known at once', () => {
    const index = buildTalaIndex(entities);
    const { wrong, share } = score(labelled('tala'), (text) => resolveTala(index, text, 5));
    expect(wrong).toEqual([]);
    expect(share).toBeGreaterThan(0.9);
  });

  it('no composer or tala is replaced by another when the list lacks the right one', () => {
    const replaced = (['composer', 'tala'] as const).flatMap((kind) => {
      const labels = labelled(kind).filter((label) => label.kind === 'ONE');
      // Every fourth entry is left out in turn: enough to notice, and quick.
      const groups = [...Map.groupBy(labels, ({ ids }) => ids[0] ?? '')].filter(
        (_, place) => place % 4 === 0,
      );
      return groups.flatMap(([id, group]) => {
        const resolve = resolverOf(kind, id);
        return group.filter(({ query }) => resolve(query).kept === 'one').map(({ query }) => query);
      });
    });
    expect(replaced).toEqual([]);
  });
});

const resolverOf = (kind: 'composer' | 'tala', without: string): ((text: string) => KindFinding) => {
  const others = entities.filter((entity) => entity.kind === kind && entity.id !== without);
  if (kind === 'tala') {
    const talas = buildTalaIndex(others);
    return (text) => resolveTala(talas, text, 5);
  }
  const composers = buildComposerIndex(others);
  return (text) => resolveComposer(composers, text, 5);
};
