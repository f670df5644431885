/** Keys by their beginnings, so that what a person types finds its names without a look at all of them. */
export type Openings = {
  readonly add: (key: string, at: number) => void;
  /**
   * Positions of the keys that may begin so, in groups of equally long keys, the shortest first: all
   * that do, and where the opening is longer than what a bucket's keys share, others too.
   */
  readonly of: (opening: string) => Iterable<readonly number[]>;
};

/** Letters that a bucket's keys share: with three, half a million names lie a few hundred to a bucket. */
const width = 3;

/** An index of beginnings that is filled one key at a time. */
export const createOpenings = (): Openings => {
  /** By what they share, then by length. */
  const buckets = new Map<string, (number[] | undefined)[]>();
  return {
    add: (key, at) => {
      const name = key.slice(0, width);
      const bucket = buckets.get(name) ?? [];
      buckets.set(name, bucket);
      const held = bucket[key.length];
      if (held === undefined) bucket[key.length] = [at];
      else held.push(at);
    },
    *of(opening) {
      const name = opening.slice(0, width);
      const fitting =
        name.length === width
          ? [buckets.get(name) ?? []]
          : [...buckets].filter(([held]) => held.startsWith(name)).map(([, bucket]) => bucket);
      const longest = Math.max(0, ...fitting.map((bucket) => bucket.length));
      for (let length = 0; length < longest; length += 1) {
        const group = fitting.flatMap((bucket) => bucket[length] ?? []);
        if (group.length > 0) yield group;
      }
    },
  };
};
