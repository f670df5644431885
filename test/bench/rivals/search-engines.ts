import Fuse from 'fuse.js';
import { go, prepare } from 'fuzzysort';
import { type Rival, asciiFold, byThreshold, topFive } from './rival.ts';

const threshold = 0.9;

export const fuse: Rival = {
  name: 'fuse.js',
  version: '7.5.0',
  build: (names) => {
    const index = new Fuse(
      names.map(({ id, name }) => ({ id, key: asciiFold(name) })),
      { keys: ['key'], includeScore: true, threshold: 0.6, ignoreLocation: false },
    );
    return (query, without) =>
      byThreshold(
        topFive(
          index
            .search(asciiFold(query), { limit: 20 })
            .map(({ item, score }) => ({ id: item.id, score: 1 - (score ?? 1) })),
          without,
        ),
        threshold,
      );
  },
};

export const fuzzysortRival: Rival = {
  name: 'fuzzysort',
  version: '4.0.2',
  build: (names) => {
    const prepared = names.map(({ id, name }) => ({ id, target: prepare(asciiFold(name)) }));
    return (query, without) =>
      byThreshold(
        topFive(
          go(asciiFold(query), prepared, { key: 'target', limit: 20 }).map((hit) => ({
            id: hit.obj.id,
            score: hit.score,
          })),
          without,
        ),
        threshold,
      );
  },
};
