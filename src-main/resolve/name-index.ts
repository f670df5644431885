import type { Entity, NameKind } from '../domain/name.ts';
import { type ComposerIndex, buildComposerIndex } from './composers/index.ts';
import { type NameTable, buildTable } from './name-table.ts';
import { type Synonyms, noSynonyms } from './synonyms.ts';
import { type TalaIndex, buildTalaIndex } from './talas/index.ts';

/** Everything that is looked up, made from one version of the authority list. */
export type NameIndex = {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly tables: Readonly<Record<NameKind, NameTable>>;
  readonly composers: ComposerIndex;
  readonly talas: TalaIndex;
  /** What other lists call a name that this one does not have. */
  readonly synonyms: Synonyms;
};

/** Entries between two breaths while a long list is sorted by kind. */
const slice = 2000;

function* build(entities: readonly Entity[], synonyms: Synonyms): Generator<undefined, NameIndex> {
  const byId = new Map<string, Entity>();
  const byKind: Readonly<Record<NameKind, Entity[]>> = {
    raga: [],
    composer: [],
    tala: [],
    deity: [],
    temple: [],
  };
  for (const [at, entity] of entities.entries()) {
    byId.set(entity.id, entity);
    byKind[entity.kind].push(entity);
    if (at % slice === slice - 1) yield;
  }
  return {
    entities: byId,
    tables: {
      raga: yield* buildTable(byKind.raga),
      composer: yield* buildTable(byKind.composer),
      tala: yield* buildTable(byKind.tala),
      deity: yield* buildTable(byKind.deity),
      temple: yield* buildTable(byKind.temple),
    },
    composers: buildComposerIndex(byKind.composer),
    talas: buildTalaIndex(byKind.tala),
    synonyms,
  };
}

/** The index of a list, made in one go: tens of milliseconds for a thousand names. */
export const buildIndex = (entities: readonly Entity[], synonyms: Synonyms = noSynonyms): NameIndex => {
  const steps = build(entities, synonyms);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** The same in slices, with a breath between them: `breathe` lets others run. */
export const buildIndexInSlices = async (
  entities: readonly Entity[],
  breathe: () => Promise<void>,
  synonyms: Synonyms = noSynonyms,
): Promise<NameIndex> => {
  const steps = build(entities, synonyms);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
};
