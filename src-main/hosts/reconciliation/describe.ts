import type { Entity } from '../../domain/name.ts';

/** What tells an entity from its namesakes, in a line. */
export const describe = ({ kind, facts, aliases }: Entity): string => {
  const parts = {
    raga: [
      facts.melakarta === undefined
        ? facts.parent_melakarta === undefined
          ? null
          : `janya of melakarta ${facts.parent_melakarta}`
        : `melakarta ${facts.melakarta}`,
      facts.arohanam === undefined ? null : `${facts.arohanam} – ${facts.avarohanam ?? ''}`,
    ],
    composer: [facts.life ?? null, facts.place ?? null],
    tala: [
      facts.aksharas === undefined ? null : `${facts.aksharas} aksharas`,
      facts.jati === undefined ? null : `${facts.jati} ${facts.family ?? ''}`.trim(),
    ],
    deity: [aliases.length === 0 ? null : `also ${aliases.slice(0, 3).join(', ')}`],
    temple: [facts.city ?? null, facts.deity ?? null],
  }[kind];
  return parts.filter((part) => part !== null).join('; ');
};
