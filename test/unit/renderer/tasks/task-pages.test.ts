import { describe, expect, it } from 'vitest';
import {
  type PageKeys,
  learnPage,
  noPages,
  pageSize,
  pagesOf,
  rowsWithin,
} from '../../../../src-renderer/features/tasks/task-pages.ts';

/** A server that pages by key over ids, as the engine does. */
const serve = (ids: readonly number[], key: string | null) => {
  const from = ids.filter((id) => id > Number(key ?? 0)).slice(0, pageSize);
  return { items: from, next: from.length < pageSize ? null : String(from.at(-1)) };
};

const scrollThrough = (ids: readonly number[]): { readonly pages: PageKeys; readonly seen: number[] } => {
  let pages = noPages;
  const seen: number[] = [];
  for (let page = 0; page < pages.keys.length; page += 1) {
    const answer = serve(ids, pages.keys[page] ?? null);
    seen.push(...answer.items);
    pages = learnPage(pages, page, answer.next);
  }
  return { pages, seen };
};

describe('pages of a long list', () => {
  it('reach every row once, in order, and know the end', () => {
    const ids = Array.from({ length: 1234 }, (_, n) => 3 * n + 1);
    const { pages, seen } = scrollThrough(ids);
    expect(seen).toEqual(ids);
    expect(pages.isWhole).toBe(true);
    expect(rowsWithin(pages, 1234, serve(ids, pages.keys.at(-1) ?? null).items.length)).toBe(1234);
  });

  it('end cleanly when the last page is exactly full', () => {
    const ids = Array.from({ length: 2 * pageSize }, (_, n) => n + 1);
    const { pages, seen } = scrollThrough(ids);
    expect(seen).toEqual(ids);
    expect(rowsWithin(pages, ids.length, 0)).toBe(ids.length);
  });

  it('ask only for what is in view of a hundred thousand rows', () => {
    let pages = noPages;
    for (let page = 0; page < 499; page += 1) pages = learnPage(pages, page, String((page + 1) * pageSize));
    expect(rowsWithin(pages, 100_000, null)).toBe(100_000);
    expect(pagesOf(pages, 50_000, 50_030)).toEqual([250]);
    expect(pagesOf(pages, 50_150, 50_190)).toEqual([250, 251]);
  });

  it('let nobody who scrolled down fall back when rows leave at the top', () => {
    let pages = noPages;
    for (let page = 0; page < 10; page += 1) pages = learnPage(pages, page, String((page + 1) * pageSize));
    const moved = learnPage(pages, 0, '260');
    expect(moved.keys).toHaveLength(11);
    expect(moved.keys[1]).toBe('260');
    expect(moved.keys.slice(2)).toEqual(pages.keys.slice(2));
  });

  it('forget what stood behind a page that became the last', () => {
    let pages = noPages;
    for (let page = 0; page < 5; page += 1) pages = learnPage(pages, page, String(page));
    expect(learnPage(pages, 1, null)).toEqual({ keys: [null, '0'], isWhole: true });
  });

  it('go on when a list that had ended has grown', () => {
    const ended = learnPage(noPages, 0, null);
    expect(learnPage(ended, 0, '200')).toEqual({ keys: [null, '200'], isWhole: false });
  });

  it('change nothing when the same is said again', () => {
    const pages = learnPage(noPages, 0, '200');
    expect(learnPage(pages, 0, '200')).toBe(pages);
    const ended = learnPage(pages, 1, null);
    expect(learnPage(ended, 1, null)).toBe(ended);
  });

  it('ignore an answer about a page that is no longer known', () => {
    expect(learnPage(noPages, 7, '1600')).toBe(noPages);
  });
});
