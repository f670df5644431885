import type { Entity } from '../domain/name.ts';
import { type Found, type KindFinding, nearestIs } from './finding.ts';
import { isUnvoicedTamil } from './fold/indic.ts';
import { type Heard, hear, soundKey, unvoice } from './fold/sound.ts';
import { foldsBetween } from './fold/used.ts';
import { type NameTable, type Near, nearest } from './name-table.ts';
import { nearProbability } from './near-probability.ts';
import { tamilTwins } from './tamil-twins.ts';

const nouns: Readonly<Record<string, string>> = { raga: 'ragas', deity: 'deities', temple: 'temples' };

type Hit = { readonly entity: number; readonly text: string; readonly isLetters: boolean };

/** The entities behind the hit names, each with the name that fits best: one of the same letters before others. */
const hitsOf = (table: NameTable, names: readonly number[] | undefined, letters: string): Hit[] => {
  const byEntity = new Map<number, Hit>();
  for (const at of names ?? []) {
    const entry = table.entries[at];
    if (entry === undefined) continue;
    const isLetters = entry.letters === letters;
    if (isLetters || !byEntity.has(entry.entity))
      byEntity.set(entry.entity, { entity: entry.entity, text: entry.text, isLetters });
  }
  return [...byEntity.values()];
};

const found = (entity: Entity, matched: string, score: number, reasons: readonly string[]): Found => ({
  id: entity.id,
  name: entity.name,
  matched,
  score,
  reasons,
});

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

const differs = (printed: string, near: Near): string => {
  const percent = Math.round(near.likeness * 100);
  return `${percent} % alike in sound: ${printed} – ${near.entry.text}`;
};

const uncertain = (table: NameTable, printed: string, near: readonly Near[]): KindFinding => {
  const sound = soundKey(printed);
  const candidates = near.map((each, i) => {
    const next = near[i === 0 ? 1 : 0]?.likeness ?? 0;
    const entity = table.entities[each.entity];
    const score = nearProbability({
      likeness: each.likeness,
      lead: each.likeness - next,
      length: sound.length,
    });
    return entity === undefined ? [] : [found(entity, each.entry.text, score, [differs(printed, each)])];
  });
  const first = near[0];
  const reasons = [
    first === undefined || first.likeness < 0.5 ? 'no near name' : nearestIs(first.entry.text),
  ];
  return {
    kept: 'none',
    evidence: first === undefined || first.likeness < 0.5 ? 'none' : 'near',
    candidates: candidates.flat(),
    reasons,
  };
};

/**
 * The names most alike, as of a name that no class accepts: not even one of the
 * same sound is called certain, half a letter is left open.
 */
export const nearByKeys = (table: NameTable, printed: string, limit: number): KindFinding => {
  const sound = soundKey(printed);
  const most = 1 - 0.5 / (sound.length + 1);
  const near = nearest(table, sound, limit).map((each) => ({
    ...each,
    likeness: Math.min(each.likeness, most),
  }));
  return uncertain(table, printed, near);
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
  limit: number,
  heard: Heard = hear(printed),
): KindFinding => {
  const { letters, sound } = heard;
  const isTamil = isUnvoicedTamil(printed);
  const voiceless = isTamil ? unvoice(sound) : '';
  const hits = hitsOf(table, isTamil ? table.byVoiceless.get(voiceless) : table.bySound.get(sound), letters);
  const [only] = hits;
  const entity = only === undefined ? undefined : table.entities[only.entity];
  if (hits.length === 1 && only !== undefined && entity !== undefined) {
    if (!isTamil) return certain(entity, printed, only);
    if (!tamilTwins.has(voiceless)) {
      const reasons = ['same in Tamil spelling (voicing not written)'];
      return {
        kept: 'one',
        evidence: 'same_tamil_spelling',
        candidates: [found(entity, only.text, 1, reasons)],
        reasons,
      };
    }
  }
  const near = nearest(table, sound, limit + hits.length);
  if (hits.length === 0) return uncertain(table, printed, near.slice(0, limit));
  const reasons = [tieReason(table, hits)];
  const share = 1 / (hits.length + 0.1);
  const tied = hits.flatMap((hit) => {
    const each = table.entities[hit.entity];
    return each === undefined ? [] : [found(each, hit.text, share, ['same sound'])];
  });
  const isTied = new Set(hits.map((hit) => hit.entity));
  const others = uncertain(
    table,
    printed,
    near.filter((each) => !isTied.has(each.entity)),
  ).candidates;
  return {
    kept: 'several',
    evidence: 'tie',
    candidates: [...tied, ...others.map((other) => ({ ...other, score: Math.min(other.score, 0.05) }))].slice(
      0,
      limit,
    ),
    reasons,
  };
};

const tieReason = (table: NameTable, hits: readonly Hit[]): string => {
  const entities = hits.flatMap((hit) => table.entities[hit.entity] ?? []);
  const noun = nouns[entities[0]?.kind ?? 'raga'] ?? 'names';
  if (entities.length === 1) return 'Tamil spelling leaves open which of two is meant';
  const named = entities.map((entity) => {
    const mela = entity.facts.melakarta ?? entity.facts.parent_melakarta;
    return mela === undefined ? entity.name : `${entity.name} (mela ${mela})`;
  });
  return `${entities.length} ${noun} sound alike: ${named.join(', ')}`;
};
