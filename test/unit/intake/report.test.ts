import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { problemsCsv, rowsCsv } from '../../../src-main/intake/index.ts';
import { readText } from './manifest-bytes.ts';

const text =
  'Krithi,Raga,Link\na,b,http://a.example/1\n"=HYPERLINK(""http://evil.example"")","-b, c",nowhere\nd,e,http://a.example/1\n';

const parse = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;

describe('the row report', () => {
  it('has one line for each problem, with its remedy', async () => {
    const csv = problemsCsv(await readText(text));
    expect(csv.startsWith('\uFEFFline,')).toBe(true);
    expect(parse(csv).map((row) => [row['line'], row['status'], row['column'], row['code']])).toEqual([
      ['3', 'bad', 'Link', 'manifest.bad_link'],
      ['4', 'duplicate', 'Link', 'manifest.duplicate_link'],
    ]);
    expect(parse(csv)[0]?.['remedy']).toContain('http://');
  });

  it('holds nothing that a spreadsheet would run', async () => {
    const reading = await readText(text);
    for (const csv of [problemsCsv(reading), rowsCsv(reading)]) {
      const [bad] = parse(csv).filter((row) => row['status'] === 'bad');
      expect(bad?.['title']).toBe('\'=HYPERLINK("http://evil.example")');
      expect(bad?.['raga']).toBe("'-b, c");
    }
  });

  it('can list every row', async () => {
    expect(parse(rowsCsv(await readText(text))).map((row) => row['status'])).toEqual([
      'new',
      'bad',
      'duplicate',
    ]);
  });
});
