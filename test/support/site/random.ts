import type { Random } from '../../../src-main/domain/clock.ts';
import { seededRandom } from '../clock.ts';

/** FNV-1a: a seed of its own for every page of a run. */
export const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
};

/** Chance for one purpose alone: a new purpose does not move the others. */
export const chanceFor = (seed: number, purpose: string): Random => seededRandom(hash(`${seed}|${purpose}`));

export const pick = <T>(random: Random, list: readonly T[]): T => {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
};

export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
