import type { Entity } from '../domain/name.ts';
import { type KindFinding, scoredAs } from './finding.ts';
import { isUnvoicedTamil } from './fold/indic.ts';
import { type Heard, hear, tamilKey } from './fold/sound.ts';
import { foldsBetween, tamilFoldsBetween } from './fold/used.ts';
import type { Entry, NameTable } from './name-table.ts';
import { entriesOf, found, nearNames, twinsOf } from './near-names.ts';
import { byOne } from './score.ts';
import type { Synonym } from './synonyms.ts';
import { tamilTwins } from './tamil-twins.ts';

const nouns: Readonly<Record<string, string>> = { raga: 'ragas', deity: 'deities', temple: 'temples' };

type Hit = { readonly entity: number; readonly text: string; readonly isLetters: boolean };

/** The entities behind the hit names, each with the name that fits best: one of the same letters before others. */
const hitsOf = (entries: readonly Entry[], letters: string): Hit[] => {
  const byEntity = new Map<number, Hit>();
  for (const entry of entries) {
    const isLetters = entry.letters === letters;
    if (isLetters || !byEntity.has(entry.entity))
      byEntity.set(entry.entity, { entity: entry.entity, text: entry.text, isLetters });
  }
  return [...byEntity.values()];
};

const soundReason = (printed: string, listed: string): string => {
  const folds = foldsBetween(printed, listed);
  return folds.length === 0 ? 'same sound' : `same sound: ${folds.join(', ')}`;
};

const certain = (entity: Entity, printed: string, hit: Hit): KindFinding => {
  const reason = hit.isLetters ? 'same letters' : soundReason(printed, hit.text);
  const reasons = hit.text === entity.name ? [reason] : [`${reason}, as ${hit.text}`];
  return {
    kept: 'one',
    evidence: hit.isLetters ? 'same_letters' : 'same_sound',
    candidates: [found(entity, hit.text, 1, reasons)],
    reasons,
  };
};

/** What the look-up may use beside the table. */
export type Aids = {
  /** How many candidates at most. */
  readonly limit: number;
  /** What other lists call it; asked only where this list has no such name. */
  readonly synonymsOf: (printed: string) => readonly Synonym[];
  /** Whether to name entries that are easily taken for the one found; costs as much as finding candidates. */
  readonly twins: boolean;
  /** The number of a scale that is printed with the name: it tells homonyms apart. */
  readonly melakarta?: number | null;
};

/**
 * Looks a single name up by its letters, its sound, and for Tamil script
 * without voicing. Exactly one entity is certain; several that sound alike are
 * for a person, even where the letters fit one of them: sources spell homonyms
 * as they please.
 */
export const resolveByKeys = (
  table: NameTable,
  printed: string,
  aids: Aids,
  heard: Heard = hear(printed),
): KindFinding => {
  const { letters, sound } = heard;
  const all = hitsOf(entriesOf(table, printed, sound), letters);
  const hits = toldByNumber(table, all, aids.melakarta ?? null);
  if (hits.length === 0) return nearNames(table, printed, sound, aids.limit, aids.synonymsOf(printed));
  const [only] = hits;
  const entity = only === undefined ? undefined : table.entities[only.entity];
  if (hits.length > 1 || only === undefined || entity === undefined)
    return tie(table, printed, sound, hits, aids.limit);
  const isTamil = isUnvoicedTamil(printed);
  if (isTamil && tamilTwins.has(tamilKey(sound))) return tie(table, printed, sound, hits, aids.limit);
  const finding = isTamil ? certainInTamil(entity, printed, only) : certain(entity, printed, only);
  const twins = aids.twins ? twinsOf(table, only.entity, sound) : [];
  return twins.length === 0
    ? finding
    : { ...finding, reasons: [...finding.reasons, `not to be taken for ${twins.map(named).join(', ')}`] };
};

/** Of several that sound alike the one whose scale has the printed number, if that is exactly one. */
const toldByNumber = (table: NameTable, hits: readonly Hit[], melakarta: number | null): readonly Hit[] => {
  if (melakarta === null || hits.length < 2) return hits;
  const scales = hits.map((hit) => scaleOf(table.entities[hit.entity]));
  const fitting = hits.filter((_, at) => scales[at] === melakarta);
  // Of whose scale nothing is known may be meant too.
  return fitting.length === 1 && !scales.includes(undefined) ? fitting : hits;
};

const scaleOf = (entity: Entity | undefined): number | undefined =>
  entity?.facts.melakarta ?? entity?.facts.parent_melakarta;

const certainInTamil = (entity: Entity, printed: string, hit: Hit): KindFinding => {
  const folds = tamilFoldsBetween(printed, hit.text);
  const reason = ['same in Tamil spelling', folds.join(', ')].filter((text) => text !== '').join(': ');
  const reasons = hit.text === entity.name ? [reason] : [`${reason}, as ${hit.text}`];
  return {
    kept: 'one',
    evidence: 'same_tamil_spelling',
    candidates: [found(entity, hit.text, 1, reasons)],
    reasons,
  };
};

/** Beside those that sound alike nothing else is probable. */
const besideTied = 0.05;

const tie = (
  table: NameTable,
  printed: string,
  sound: string,
  hits: readonly Hit[],
  limit: number,
): KindFinding => {
  const share = 1 / (hits.length + 0.1);
  const tied = hits
    .flatMap((hit) => {
      const each = table.entities[hit.entity];
      return each === undefined ? [] : [found(each, hit.text, share, ['same sound'], byOne('tied', share))];
    })
    // An entry's own name before another's alias.
    .sort((a, b) => Number(b.matched === b.name) - Number(a.matched === a.name));
  const isTied = new Set(tied.map(({ id }) => id));
  const others = nearNames(table, printed, sound, limit + hits.length).candidates.filter(
    ({ id }) => !isTied.has(id),
  );
  return {
    kept: 'several',
    evidence: 'tie',
    candidates: [
      ...tied,
      ...others.map((other) => scoredAs(other, Math.min(other.score, besideTied), 'others')),
    ].slice(0, limit),
    reasons: [tieReason(table, hits)],
  };
};

/** A raga with the number of its scale: what tells homonyms apart. */
const named = (entity: Entity): string => {
  const mela = scaleOf(entity);
  return mela === undefined ? entity.name : `${entity.name} (mela ${mela})`;
};

const tieReason = (table: NameTable, hits: readonly Hit[]): string => {
  const entities = hits.flatMap((hit) => table.entities[hit.entity] ?? []);
  const noun = nouns[entities[0]?.kind ?? 'raga'] ?? 'names';
  if (entities.length === 1) return 'Tamil spelling leaves open which of two is meant';
  return `${entities.length} ${noun} sound alike: ${entities.map(named).join(', ')}`;
};
