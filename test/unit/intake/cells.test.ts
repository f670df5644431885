import { describe, expect, it } from 'vitest';
import {
  cleanCell,
  cleanText,
  isDamaged,
  isWebLink,
  looksLikeLink,
  parseRecords,
} from '../../../src-main/intake/cells.ts';

const record = (line: number, text: string, broken = false) => ({ line, text, broken });

describe('cutting records into cells', () => {
  it('keeps each with its line, broken ones in their place', () => {
    expect(
      parseRecords(
        [record(2, 'a,"b, ""c"""'), record(3, '"x,y', true), record(4, '"d\ne",f'), record(6, '"g" ,')],
        ',',
      ),
    ).toEqual([
      { line: 2, cells: ['a', 'b, "c"'], broken: false },
      { line: 3, cells: ['"x', 'y'], broken: true },
      { line: 4, cells: ['d\ne', 'f'], broken: false },
      { line: 6, cells: ['g', ''], broken: false },
    ]);
  });

  it('lets a record that is not whole spoil no other', () => {
    const cut = parseRecords([record(2, 'a,b'), record(3, '"c,d'), record(4, 'e,f')], ',');
    expect(cut.map((one) => [one.cells.length, one.broken])).toEqual([
      [2, false],
      [2, true],
      [2, false],
    ]);
  });

  it('has nothing to cut in no records', () => {
    expect(parseRecords([], ',')).toEqual([]);
  });
});

describe('cleaning cells', () => {
  it.each([
    ['  a  b ', 'a b'],
    ['a\u00A0\u2003b\tc', 'a b c'],
    ['a\nb', 'a b'],
    ['\u0000a\u007F', 'a'],
    ['soft\u00ADhy\u200Bphen', 'softhyphen'],
    ['e\u0301', 'é'],
    ['SankarAbharaNaM', 'SankarAbharaNaM'],
    ['ക്\u200D', 'ക്\u200D'],
    ['\u202Eevil\u202C', 'evil'],
    [' "quoted" ', 'quoted'],
    ['"quoted"', '"quoted"'],
  ])('%j becomes %j', (raw, clean) => {
    expect(cleanCell(raw)).toBe(clean);
    expect(cleanCell(clean)).toBe(clean);
  });

  it('keeps the lines of a note', () => {
    expect(cleanText('\r\n one \r\n\r\n two\u00A0 \r')).toBe('one\n\ntwo');
  });

  it('sees what was decoded wrongly', () => {
    expect(['a\uFFFDb', 'a\u0000', '\u0090'].map(isDamaged)).toEqual([true, true, true]);
    expect(['plain', 'é', 'राग', 'a\tb', ''].some(isDamaged)).toBe(false);
  });

  it('tells links from what was meant as one and from words', () => {
    expect(['http://a.example', 'HTTPS://a.example/x'].every(isWebLink)).toBe(true);
    expect(
      ['www.a.example', 'ftp://a.example', 'http://', 'http:///x', 'see http://a.example'].some(isWebLink),
    ).toBe(false);
    expect(['www.a.example', 'ftp://a.example', 'http://'].map(looksLikeLink)).toEqual([true, true, false]);
    expect(['none', 'rAga - tALa', ''].some(looksLikeLink)).toBe(false);
  });
});
