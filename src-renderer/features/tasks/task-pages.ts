/**
 * The pages of a long list that is paged by key. A page is known by the key
 * after which it begins; the key of page n+1 is learnt from page n. Only pages
 * in view are held, so a list of a million rows costs what a screen costs.
 */
export const pageSize = 200;

/** Where each known page begins: page 0 at null. A list that has ended ends in `isWhole`. */
export type PageKeys = {
  readonly keys: readonly (string | null)[];
  readonly isWhole: boolean;
};

export const noPages: PageKeys = { keys: [null], isWhole: false };

/**
 * What page `page` said about the one after it. When rows came or went, only the key of that one
 * page moves: those behind it are learnt again when they come into view, and nobody who scrolled
 * far down is thrown back.
 */
export const learnPage = (known: PageKeys, page: number, nextKey: string | null): PageKeys => {
  if (page >= known.keys.length) return known;
  if (nextKey === null) {
    return known.isWhole && known.keys.length === page + 1
      ? known
      : { keys: known.keys.slice(0, page + 1), isWhole: true };
  }
  if (known.keys[page + 1] === nextKey) return known;
  const isLast = page === known.keys.length - 1;
  return {
    keys: [...known.keys.slice(0, page + 1), nextKey, ...known.keys.slice(page + 2)],
    isWhole: isLast ? false : known.isWhole,
  };
};

/** Rows that can be scrolled to: whole known pages, and no more than there are. */
export const rowsWithin = (known: PageKeys, total: number, lastPageRows: number | null): number => {
  if (known.isWhole && lastPageRows !== null) return (known.keys.length - 1) * pageSize + lastPageRows;
  return Math.min(total, known.keys.length * pageSize);
};

/** Pages that rows `first` to `last` need, one more ahead while the end is not known. */
export const pagesOf = (known: PageKeys, first: number, last: number): readonly number[] => {
  const from = Math.max(0, Math.floor(first / pageSize));
  const to = Math.min(known.keys.length - 1, Math.floor((last + pageSize / 2) / pageSize));
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, n) =>
    Math.min(from + n, known.keys.length - 1),
  ).filter((page, n, all) => all.indexOf(page) === n);
};
