import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entity, NameKind } from '../../domain/name.ts';
import type { Engine } from '../../engine.ts';

const slice = 100;

/** Reads of the authority list and of its use, in slices that let others run between them. */
export const createList = ({ entities, redirects, events, usage }: Engine['records']) => {
  let scales: { readonly version: number; readonly byNumber: ReadonlyMap<number, Entity> } | null = null;
  let uses: { readonly seq: number; readonly byEntity: ReadonlyMap<string, number> } | null = null;

  async function* all(kind: NameKind): AsyncGenerator<Entity> {
    let after: Entity | null = null;
    for (;;) {
      const some = entities.page(kind, after, slice);
      yield* some;
      const last = some.at(-1);
      if (last === undefined || some.length < slice) return;
      after = last;
      await nextTurn();
    }
  }

  /** The 72 scales by number, read once a version of the list. */
  const melakartas = async (): Promise<ReadonlyMap<number, Entity>> => {
    const version = entities.version();
    if (scales?.version === version) return scales.byNumber;
    const byNumber = new Map<number, Entity>();
    for await (const raga of all('raga')) {
      const { melakarta } = raga.facts;
      if (melakarta !== undefined && !byNumber.has(melakarta)) byNumber.set(melakarta, raga);
    }
    scales = { version, byNumber };
    return byNumber;
  };

  /** How many krithis carry each entity, counted once for as long as nothing happens in the store. */
  const krithis = async (): Promise<ReadonlyMap<string, number>> => {
    const seq = events.lastSeq();
    if (uses?.seq === seq) return uses.byEntity;
    const sets = new Map<string, Set<string>>();
    let after = 0;
    for (;;) {
      const some = usage.resolvedAfter(after, slice);
      for (const mention of some) {
        for (const id of mention.entities) {
          const held = sets.get(id);
          if (held === undefined) sets.set(id, new Set([mention.krithiId]));
          else held.add(mention.krithiId);
        }
      }
      const last = some.at(-1);
      if (last === undefined || some.length < slice) break;
      after = last.id;
      await nextTurn();
    }
    const byEntity = new Map([...sets].map(([id, found]) => [id, found.size]));
    uses = { seq, byEntity };
    return byEntity;
  };

  return {
    /** An entry by id; one that was merged into another is found there. */
    find: (id: string): Entity | null => {
      const own = entities.find(id);
      if (own !== null) return own;
      const [now = id] = redirects.follow([id], { krithiId: '', kind: 'raga', key: '', decisionSeq: 0 });
      return now === id ? null : entities.find(now);
    },
    findByName: (kind: NameKind, name: string): Entity[] => entities.findByName(kind, name),
    all,
    melakartas,
    krithis,
  };
};
export type List = ReturnType<typeof createList>;
