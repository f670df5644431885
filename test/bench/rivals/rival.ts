/** What a method of name matching is asked: its ranking, and whether it would accept the first by itself. */
export type Ranked = { readonly id: string; readonly score: number };

export type Answer = {
  /** Best first, one entry per entity, at most five; scores in 0..1. */
  readonly ranked: readonly Ranked[];
  /** The entity it would take without asking; null when it would ask. */
  readonly accepted: string | null;
};

export type RivalName = { readonly id: string; readonly name: string };

export type Rival = {
  readonly name: string;
  /** Of the package it stands on; `own` for the few lines of a textbook method. */
  readonly version: string;
  /** Prepares the list once; the result answers one query, as if the entity `without` were not in the list. */
  readonly build: (names: readonly RivalName[]) => (query: string, without?: string) => Answer;
};

/** Decomposes, drops marks and everything but letters and digits, in lower case: what most programs call "ASCII folding". */
export const asciiFold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The best score of each entity but the one left out, best five first. */
export const topFive = (scored: Iterable<Ranked>, without: string | undefined): Ranked[] => {
  const best = new Map<string, number>();
  for (const { id, score } of scored) {
    if (id !== without && score > (best.get(id) ?? -1)) best.set(id, score);
  }
  return [...best]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, 5);
};

/** The usual rule of such programs: the first is taken when its score reaches the threshold and no other has the same. */
export const byThreshold = (ranked: readonly Ranked[], threshold: number): Answer => {
  const [first, second] = ranked;
  const isTaken =
    first !== undefined && first.score >= threshold && (second === undefined || second.score < first.score);
  return { ranked, accepted: isTaken ? first.id : null };
};
