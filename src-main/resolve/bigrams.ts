/** Which keys share most pairs of letters with a query: a first sieve before distances are counted. */
export type BigramIndex = {
  /** Positions of the keys most alike (Dice's coefficient over pairs of letters), best first. */
  readonly alike: (key: string, limit: number) => number[];
};

const letters = 28;
const cells = letters * letters;

/** a..z are 1..26; the edge of a word is 0, so that first and last letters weigh. */
const code = (key: string, at: number): number => {
  const unit = key.charCodeAt(at) - 96;
  return unit >= 1 && unit <= 26 ? unit : 27;
};

const pairsOf = (key: string): number[] => {
  const pairs: number[] = [];
  let before = 0;
  for (let at = 0; at < key.length; at += 1) {
    const now = code(key, at);
    pairs.push(before * letters + now);
    before = now;
  }
  pairs.push(before * letters);
  return pairs;
};

/** Postings in flat arrays: half a million keys take a few tens of megabytes and no object each. */
export function* buildBigramIndex(keys: readonly string[]): Generator<undefined, BigramIndex> {
  const sizes = new Uint32Array(cells + 1);
  const lengths = new Uint16Array(keys.length);
  for (const [at, key] of keys.entries()) {
    const pairs = pairsOf(key);
    lengths[at] = pairs.length;
    for (const pair of new Set(pairs)) sizes[pair + 1] = (sizes[pair + 1] ?? 0) + 1;
    if (at % 20_000 === 19_999) yield;
  }
  for (let cell = 0; cell < cells; cell += 1) sizes[cell + 1] = (sizes[cell + 1] ?? 0) + (sizes[cell] ?? 0);
  const filled = sizes.slice(0, cells);
  const postings = new Uint32Array(sizes[cells] ?? 0);
  for (const [at, key] of keys.entries()) {
    for (const pair of new Set(pairsOf(key))) {
      const place = filled[pair] ?? 0;
      postings[place] = at;
      filled[pair] = place + 1;
    }
    if (at % 20_000 === 19_999) yield;
  }

  const shared = new Uint8Array(keys.length);
  const touched = new Uint32Array(keys.length);

  const alike = (key: string, limit: number): number[] => {
    const pairs = pairsOf(key);
    let count = 0;
    for (const pair of new Set(pairs)) {
      const end = sizes[pair + 1] ?? 0;
      for (let place = sizes[pair] ?? 0; place < end; place += 1) {
        const at = postings[place] ?? 0;
        const before = shared[at] ?? 0;
        if (before === 0) {
          touched[count] = at;
          count += 1;
        }
        shared[at] = before + 1;
      }
    }
    // Counting sort over Dice in 256 steps: only the best few are ever wanted.
    const diceOf = (at: number): number =>
      Math.min(255, Math.round((510 * (shared[at] ?? 0)) / (pairs.length + (lengths[at] ?? 0))));
    const byDice = new Uint32Array(257);
    for (let i = 0; i < count; i += 1) {
      const dice = diceOf(touched[i] ?? 0);
      byDice[dice] = (byDice[dice] ?? 0) + 1;
    }
    let least = 256;
    let kept = 0;
    while (least > 1 && kept < limit) {
      least -= 1;
      kept += byDice[least] ?? 0;
    }
    const best: { at: number; dice: number }[] = [];
    for (let i = 0; i < count; i += 1) {
      const at = touched[i] ?? 0;
      const dice = diceOf(at);
      if (dice >= least) best.push({ at, dice });
      shared[at] = 0;
    }
    // `diceOf` must not be asked after the counts are cleared.
    best.sort((a, b) => b.dice - a.dice || a.at - b.at);
    return best.slice(0, limit).map(({ at }) => at);
  };
  return { alike };
}
