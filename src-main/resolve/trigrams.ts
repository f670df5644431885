/** Which keys share most runs of three letters with a query: a first sieve before distances are counted. */
export type TrigramIndex = {
  /** Positions of the keys most alike (Dice's coefficient over runs of three letters), best first. */
  readonly alike: (key: string, limit: number) => number[];
};

const letters = 28;
/** In a long list the commonest runs are left out of the count: most of the time for the least of the recall. */
const rareShare = 0.6;
const longList = 5000;
/** Keys between two breaths while the index is made. */
const slice = 500;
const cells = letters ** 3;

/** a..z are 1..26; the edge of a word is 0, so that first and last letters weigh. */
const code = (key: string, at: number): number => {
  const unit = key.charCodeAt(at) - 96;
  return unit >= 1 && unit <= 26 ? unit : 27;
};

/** Each run of three letters once, two edges before and behind the word included. */
const gramsOf = (key: string): Set<number> => {
  const grams = new Set<number>();
  let before = 0;
  let last = 0;
  for (let at = 0; at < key.length + 2; at += 1) {
    const now = at < key.length ? code(key, at) : 0;
    grams.add((before * letters + last) * letters + now);
    before = last;
    last = now;
  }
  return grams;
};

/** Postings in flat arrays: half a million keys take a few tens of megabytes and no object each. */
export function* buildTrigramIndex(keys: readonly string[]): Generator<undefined, TrigramIndex> {
  const sizes = new Uint32Array(cells + 1);
  const lengths = new Uint16Array(keys.length);
  for (const [at, key] of keys.entries()) {
    const grams = gramsOf(key);
    lengths[at] = grams.size;
    for (const gram of grams) sizes[gram + 1] = (sizes[gram + 1] ?? 0) + 1;
    if (at % slice === slice - 1) yield;
  }
  for (let cell = 0; cell < cells; cell += 1) sizes[cell + 1] = (sizes[cell + 1] ?? 0) + (sizes[cell] ?? 0);
  const filled = sizes.slice(0, cells);
  const postings = new Uint32Array(sizes[cells] ?? 0);
  for (const [at, key] of keys.entries()) {
    for (const gram of gramsOf(key)) {
      const place = filled[gram] ?? 0;
      postings[place] = at;
      filled[gram] = place + 1;
    }
    if (at % slice === slice - 1) yield;
  }

  // A counter holds the number of the question in its upper bits, so that none has to be cleared between two.
  const shared = new Uint32Array(keys.length);
  let question = 0;

  const alike = (key: string, limit: number): number[] => {
    const sizeOf = (gram: number): number => (sizes[gram + 1] ?? 0) - (sizes[gram] ?? 0);
    const all = [...gramsOf(key)].sort((a, b) => sizeOf(a) - sizeOf(b));
    const distinct = all.slice(
      0,
      keys.length > longList ? Math.max(6, Math.ceil(all.length * rareShare)) : all.length,
    );
    question = question >= 0xff_ff_ff ? 0 : question + 1;
    if (question === 0) shared.fill(0);
    const none = question * 256;
    // What shares half of the runs is compared; a quarter is enough only where few share more.
    const half = none + Math.max(1, Math.ceil(distinct.length / 2));
    const quarter = none + Math.max(1, Math.ceil(distinct.length / 4));
    const strong: number[] = [];
    const fair: number[] = [];
    for (const gram of distinct) {
      const end = sizes[gram + 1] ?? 0;
      for (let place = sizes[gram] ?? 0; place < end; place += 1) {
        const at = postings[place] ?? 0;
        const before = shared[at] ?? 0;
        const now = before <= none ? none + 1 : before + 1;
        shared[at] = now;
        if (now === quarter) fair.push(at);
        if (now === half) strong.push(at);
      }
    }
    const found = strong.length * 3 >= limit ? strong : fair;
    const diceOf = (at: number): number =>
      (2 * ((shared[at] ?? 0) - none)) / (all.length + (lengths[at] ?? 0));
    if (found.length <= limit) return found.sort((a, b) => diceOf(b) - diceOf(a) || a - b);
    return bestOf(found, diceOf, limit);
  };
  return { alike };
}

const steps = 256;

/** The `limit` best of many by a score of 0 to 1, in two passes instead of a sort. */
const bestOf = (found: readonly number[], scoreOf: (at: number) => number, limit: number): number[] => {
  const scores = Uint8Array.from(found, (at) => Math.min(steps - 1, Math.floor(scoreOf(at) * steps)));
  const count = new Uint32Array(steps);
  for (const score of scores) count[score] = (count[score] ?? 0) + 1;
  let least = steps - 1;
  for (let kept = count[least] ?? 0; least > 0 && kept < limit; kept += count[least] ?? 0) least -= 1;
  const best = found.filter((_, i) => (scores[i] ?? 0) >= least);
  return best.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b).slice(0, limit);
};
