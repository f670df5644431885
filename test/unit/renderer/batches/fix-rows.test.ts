import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../../src-main/intake/index.ts';
import type { IntakeSheet } from '../../../../src-main/contract/batches.ts';
import {
  type Fixes,
  applyFixes,
  canFix,
  cellOf,
  withFix,
} from '../../../../src-renderer/features/batches/fix-rows.ts';

const read = (text: string) =>
  readManifest({
    name: 'm.csv',
    bytes: async function* () {
      yield await Promise.resolve(new TextEncoder().encode(text));
    },
  });

type Sheet = Pick<IntakeSheet, 'header' | 'delimiter' | 'roles' | 'preview'>;
const sheetOf = async (text: string): Promise<Sheet> => {
  const reading = await read(text);
  return {
    header: [...reading.header],
    delimiter: reading.delimiter,
    roles: reading.roles,
    preview: reading.rows.map(({ line, status, title, raga, hyperlink, code, message }) => ({
      line,
      status,
      title,
      raga,
      hyperlink,
      code,
      message,
      krithiId: null,
    })),
  };
};

const file = [
  'Krithi,Raga,Hyperlink,Remarks',
  'SrI gaNapatini,saurAshTra,http://a.example/1.html,"first,\nsung often"',
  'nidhi cAla sukhamA,kalyANi,,none',
  'endarO mahAnubhAvulu,SrI,http://a.example/3.html,',
  ',tODi,http://a.example/4.html,"two\nlines"',
  'bhajarE rE citta,kalyANi,http://a.example/5.html,last',
].join('\r\n');

describe('bad rows put right in place', () => {
  it('are read as good rows by the engine, and every other line stays to the character', async () => {
    const sheet = await sheetOf(file);
    const bad = sheet.preview.filter((row) => row.status === 'bad');
    expect(bad.map((row) => [row.line, row.code])).toEqual([
      [4, 'manifest.missing_link'],
      [6, 'manifest.missing_title'],
    ]);
    let fixes: Fixes = new Map();
    for (const row of bad)
      fixes =
        row.line === 4
          ? withFix(fixes, row, 'link', 'http://a.example/2.html')
          : withFix(fixes, row, 'title', 'kaddanu, vAriki');
    const fixed = applyFixes(file, sheet, fixes);
    const again = await read(fixed);
    expect(again.rows.map((row) => row.status)).toEqual(['new', 'new', 'new', 'new', 'new']);
    expect(again.rows[3]?.title).toBe('kaddanu, vAriki');
    expect(again.rows[3]?.notes ?? '').toContain('two');
    expect(fixed.split('\r\n').filter((line) => file.split('\r\n').includes(line))).toHaveLength(4);
  });

  it('keep the columns of the header when a row has too many cells', async () => {
    const text = 'Krithi,Raga,Hyperlink\nA,b,c,http://a.example/1\nB,kalyANi,http://a.example/2\n';
    const sheet = await sheetOf(text);
    const [row] = sheet.preview;
    expect(row?.code).toBe('manifest.too_many_columns');
    if (!row) return;
    const fixes = withFix(withFix(new Map(), row, 'raga', 'b, c'), row, 'link', 'http://a.example/1');
    const again = await read(applyFixes(text, sheet, fixes));
    expect(again.rows.map(({ status, raga }) => [status, raga])).toEqual([
      ['new', 'b, c'],
      ['new', 'kalyANi'],
    ]);
  });

  it('count no correction where the text is what the file says', async () => {
    const sheet = await sheetOf(file);
    const row = sheet.preview.find((each) => each.line === 4);
    if (!row) throw new Error('the row is there');
    const typed = withFix(new Map(), row, 'raga', 'tODi');
    expect(cellOf(row, 'raga', typed)).toBe('tODi');
    expect(withFix(typed, row, 'raga', 'kalyANi').size).toBe(0);
  });

  it('are not offered where the end of the row is a guess, nor for good rows', () => {
    expect(canFix({ status: 'bad', code: 'manifest.bad_quote' })).toBe(false);
    expect(canFix({ status: 'new', code: null })).toBe(false);
    expect(canFix({ status: 'bad', code: 'manifest.bad_link' })).toBe(true);
  });
});
