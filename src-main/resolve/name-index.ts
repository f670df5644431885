import type { Entity, NameKind } from '../domain/name.ts';
import { type ComposerIndex, buildComposerIndex } from './composers/index.ts';
import { type NameTable, buildTable } from './name-table.ts';
import { type TalaIndex, buildTalaIndex } from './talas/index.ts';

/** Everything that is looked up, made from one version of the authority list. */
export type NameIndex = {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly tables: Readonly<Record<NameKind, NameTable>>;
  readonly composers: ComposerIndex;
  readonly talas: TalaIndex;
};

function* build(entities: readonly Entity[]): Generator<undefined, NameIndex> {
  const of = (kind: NameKind): Entity[] => entities.filter((entity) => entity.kind === kind);
  return {
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    tables: {
      raga: yield* buildTable(of('raga')),
      composer: yield* buildTable(of('composer')),
      tala: yield* buildTable(of('tala')),
      deity: yield* buildTable(of('deity')),
      temple: yield* buildTable(of('temple')),
    },
    composers: buildComposerIndex(entities),
    talas: buildTalaIndex(entities),
  };
}

/** The index of a list, made in one go: tens of milliseconds for a thousand names. */
export const buildIndex = (entities: readonly Entity[]): NameIndex => {
  const steps = build(entities);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** The same in slices, with a breath between them: `breathe` lets others run. */
export const buildIndexInSlices = async (
  entities: readonly Entity[],
  breathe: () => Promise<void>,
): Promise<NameIndex> => {
  const steps = build(entities);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
};
