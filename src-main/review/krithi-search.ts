import type { Records } from '../store/index.ts';
import type { BulkChoice } from './krithi-bulk.ts';
import type { KrithiFilter, KrithiOrder, KrithiPlace, SearchWord } from '../store/krithi-list.ts';

/** Krithis of one page where all that fit are gone through. */
const idPage = 1000;

/** A filter as people give it: the text is not yet cut into words. */
export type KrithiQuery = Omit<KrithiFilter, 'words'> & { readonly text?: string | undefined };

/** Letters without their marks, in small letters: *gaṇapatiṁ* is found by *ganapatim*. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();

const wordsIn = (text: string): string[] =>
  plain(text)
    .split(/[\s,.;:()[\]{}/\\|"'`–—-]+/u)
    .filter((word) => word !== '');

/**
 * Finds krithis by words of title, composer, raga or tala, as printed or by their sound.
 * `fold` is the resolver's key of a spelling.
 */
export const createKrithiSearch = (records: Records, fold: (text: string) => string) => {
  const searchWords = (text: string): SearchWord[] =>
    wordsIn(text).map((typed) => ({ typed, folded: fold(typed) }));

  const catchUp = (): void => {
    while (
      records.krithiList.catchUp(({ title, titleKey, composer, ragas, tala }) => {
        const words = wordsIn(`${title} ${composer} ${ragas} ${tala}`);
        return [plain(title), ...words, ...words.map(fold), titleKey].join(' ');
      }) > 0
    );
  };

  const filterOf = ({ text, ...rest }: KrithiQuery): KrithiFilter => {
    const words = text === undefined ? [] : searchWords(text);
    if (words.length === 0) return rest;
    catchUp();
    return { ...rest, words };
  };

  function* pagesOf(filter: KrithiFilter): Generator<string[]> {
    let after = '';
    for (;;) {
      const ids = records.krithiList.idsAfter(filter, after, idPage);
      if (ids.length > 0) yield ids;
      if (ids.length < idPage) return;
      after = ids.at(-1) ?? '';
    }
  }

  return {
    page: (query: KrithiQuery, order: KrithiOrder, from: KrithiPlace | null, limit: number) =>
      records.krithiList.page(filterOf(query), order, from, limit),
    count: (query: KrithiQuery): number => records.krithiList.count(filterOf(query)),
    ids: (query: KrithiQuery): string[] => records.krithiList.ids(filterOf(query)),
    /** Every krithi that fits, in pages that are read when they are asked for, and how many they are now. */
    choose: (query: KrithiQuery): BulkChoice => {
      const filter = filterOf(query);
      return { of: records.krithiList.count(filter), pages: pagesOf(filter) };
    },
    byState: (query: KrithiQuery) => records.krithiList.byState(filterOf(query)),
    /** The neighbours of a krithi in an order, whether it fits the filter itself or not, and where it stands. */
    around: (id: string, query: KrithiQuery, order: KrithiOrder) => {
      const place = records.krithiList.placeOf(order, id);
      if (place === null) return { previous: null, next: null, at: null, total: 0 };
      const filter = filterOf(query);
      const beside = (down: boolean): string | null =>
        records.krithiList.page(filter, { by: order.by, down }, place, 1)[0]?.id ?? null;
      return {
        previous: beside(!order.down),
        next: beside(order.down),
        at: records.krithiList.fits(filter, id)
          ? records.krithiList.countBefore(filter, order, place) + 1
          : null,
        total: records.krithiList.count(filter),
      };
    },
    /** Brings the text index up to date ahead of the next question. */
    catchUp,
  };
};
export type KrithiSearch = ReturnType<typeof createKrithiSearch>;
