import type { Entity, NameKind } from '../../../src-main/domain/name.ts';
import {
  type NameIndex,
  type Synonyms,
  buildIndex,
  noAliases,
  resolveName,
} from '../../../src-main/resolve/index.ts';
import { type Rival, rivals } from '../rivals/index.ts';
import type { GoldRow } from './gold.ts';
import type { Scored } from './score.ts';

const ask = (index: NameIndex, kind: NameKind, value: string) =>
  resolveName(index, { kind, value, site: null, batchId: null, composer: null }, noAliases);

/** The resolver's answers; for the open set the index is built anew without the right entity. */
export const ourAnswers = (
  entities: readonly Entity[],
  kind: NameKind,
  gold: readonly GoldRow[],
  synonyms: Synonyms,
): Scored[] => {
  const ofKind = entities.filter((entity) => entity.kind === kind);
  const whole = buildIndex(ofKind, synonyms);
  const answers = new Map<GoldRow, Scored>();
  for (const row of gold) {
    const verdict = ask(whole, kind, row.query);
    answers.set(row, {
      row,
      ranked: verdict.candidates.map(({ id }) => id),
      accepted: verdict.entity?.id ?? null,
      evidence: verdict.evidence,
      confidence: verdict.candidates[0]?.probability ?? 0,
    });
  }
  const byEntity = Map.groupBy(
    gold.filter((row) => row.kind === 'ONE'),
    (row) => row.ids[0] ?? '',
  );
  for (const [id, rows] of byEntity) {
    const without = buildIndex(
      ofKind.filter((entity) => entity.id !== id),
      synonyms,
    );
    for (const row of rows) {
      const scored = answers.get(row);
      if (scored !== undefined)
        answers.set(row, { ...scored, acceptedWithout: ask(without, kind, row.query).entity?.id ?? null });
    }
  }
  return [...answers.values()];
};

/** A rival's answers over the same names and aliases. */
export const rivalAnswers = (
  rival: Rival,
  entities: readonly Entity[],
  kind: NameKind,
  gold: readonly GoldRow[],
): Scored[] => {
  const names = entities
    .filter((entity) => entity.kind === kind)
    .flatMap(({ id, name, aliases }) => [name, ...aliases].map((each) => ({ id, name: each })));
  const answer = rival.build(names);
  return gold.map((row) => {
    const { ranked, accepted } = answer(row.query);
    const base = { row, ranked: ranked.map(({ id }) => id), accepted, confidence: ranked[0]?.score ?? 0 };
    return row.kind === 'ONE' ? { ...base, acceptedWithout: answer(row.query, row.ids[0]).accepted } : base;
  });
};

export { rivals };
