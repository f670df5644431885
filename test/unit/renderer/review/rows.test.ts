import { describe, expect, it } from 'vitest';
import {
  appendPage,
  insertAt,
  markRow,
  nextToDo,
  refreshRows,
  stepped,
  upcoming,
} from '../../../../src-renderer/features/review/rows.ts';
import { item, rowsOf } from './support.ts';

const done = { is: 'accepted', names: 'Kalyani' } as const;
const failed = { is: 'failed', message: 'no', remedy: '' } as const;

describe('the next name to do', () => {
  it('passes over decided rows and wraps round to earlier ones', () => {
    const rows = markRow(rowsOf(1, 2, 3, 4), 3, done);
    expect(nextToDo(rows, 1)).toBe(3);
    expect(nextToDo(rows, 3)).toBe(0);
  });
  it('is nowhere when everything is decided', () => {
    expect(nextToDo(markRow(rowsOf(1), 1, done), 0)).toBe(-1);
    expect(nextToDo([], 0)).toBe(-1);
  });
  it('counts a decision that could not be saved as still to do', () => {
    const rows = markRow(markRow(rowsOf(1, 2), 1, done), 2, failed);
    expect(nextToDo(rows, 0)).toBe(1);
  });
});

describe('moving', () => {
  it('stops at both ends', () => {
    expect(stepped(rowsOf(1, 2), 1, 1)).toBe(1);
    expect(stepped(rowsOf(1, 2), 0, -1)).toBe(0);
  });
});

describe('looking ahead', () => {
  it('names the next three to do and the neighbours, none twice', () => {
    const rows = markRow(rowsOf(1, 2, 3, 4, 5, 6), 3, done);
    expect(upcoming(rows, 1, 3)).toEqual([4, 5, 6, 3, 1]);
  });
  it('does not run round a short list', () => {
    expect(upcoming(rowsOf(1, 2), 0, 3)).toEqual([2]);
    expect(upcoming(rowsOf(1), 0, 3)).toEqual([]);
  });
});

describe('pages and refreshes', () => {
  it('keeps the place and mark of what is already there', () => {
    const rows = markRow(rowsOf(1, 2), 1, done);
    const more = appendPage(rows, [item(2), item(3)]);
    expect(more.map((row) => row.item.id)).toEqual([1, 2, 3]);
    expect(more[0]?.mark).toEqual(done);
  });
  it('takes new counts in place where a person reads, and sorts new names in below', () => {
    const { rows, above } = refreshRows(rowsOf(1, 2), 0, [item(9, 500), item(2, 7)], false);
    expect(rows.map((row) => [row.item.id, row.item.krithis])).toEqual([
      [1, 99],
      [2, 7],
      [9, 500],
    ]);
    expect(above).toBe(1);
  });
  it('keeps the rows in view, and orders those further down by krithis freed', () => {
    const ids = Array.from({ length: 40 }, (_, at) => at + 1);
    const { rows, above } = refreshRows(rowsOf(...ids), 0, [item(40, 80), item(77, 70)], false);
    expect(rows.slice(0, 24).map((row) => row.item.id)).toEqual(ids.slice(0, 24));
    expect(rows.slice(24, 27).map((row) => row.item.id)).toEqual([40, 25, 26]);
    expect(rows.find((row) => row.item.id === 77)).toBeDefined();
    expect(above).toBe(0);
  });
  it('marks what a complete list lacks as settled elsewhere', () => {
    const { rows } = refreshRows(rowsOf(1, 2), 0, [item(2)], true);
    expect(rows.map((row) => row.mark?.is ?? null)).toEqual(['settled', null]);
  });
  it('returns the very same rows when nothing changed, so that nothing is painted', () => {
    const rows = rowsOf(1, 2);
    expect(refreshRows(rows, 0, [item(1), item(2)], true).rows).toBe(rows);
  });
  it('brings in a value at the cursor', () => {
    expect(insertAt(rowsOf(1, 2), 1, item(7)).map((row) => row.item.id)).toEqual([1, 7, 2]);
  });
});
