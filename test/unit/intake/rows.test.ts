import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readText } from './manifest-bytes.ts';

const head = 'Krithi,Raga,Hyperlink\n';
const fates = async (body: string) =>
  (await readText(head + body)).rows.map((row) => `${row.line} ${row.status} ${row.code ?? row.title}`);

describe('rows of a manifest', () => {
  it('keeps the capitals of the sources and a missing raga', async () => {
    const { rows } = await readText(`${head}SankarAbharaNaM,,http://a.example/1\n`);
    expect(rows[0]).toMatchObject({ title: 'SankarAbharaNaM', raga: null, status: 'new', code: null });
  });

  it('skips blank rows, and rows of nothing but delimiters, without counting them', async () => {
    const reading = await readText(
      `\n\n${head}\na,b,http://a.example/1\n,,\n  \n"","",\n,,,,,\nc,d,http://a.example/2`,
    );
    expect(reading.counts).toEqual({ total: 2, new: 2, known: 0, duplicate: 0, bad: 0 });
    expect(reading.rows.map((row) => row.line)).toEqual([5, 10]);
  });

  it.each([
    ['no title', ',b,http://a.example/1', 'manifest.missing_title', 'Krithi'],
    ['no link', 'a,b,', 'manifest.missing_link', 'Hyperlink'],
    ['a word for a link', 'a,b,see below', 'manifest.bad_link', 'Hyperlink'],
    ['a link without its scheme', 'a,b,www.a.example/1', 'manifest.bad_link', 'Hyperlink'],
    ['a link of another scheme', 'a,b,ftp://a.example/1', 'manifest.bad_link', 'Hyperlink'],
    ['a link that is a script', 'a,b,javascript:alert(1)', 'manifest.bad_link', 'Hyperlink'],
    ['a link with a password', 'a,b,http://me:secret@a.example/1', 'manifest.bad_link', 'Hyperlink'],
    ['two links in one cell', 'a,b,http://a.example/1 http://a.example/2', 'manifest.bad_link', 'Hyperlink'],
    ['an unquoted comma', 'a, more,b,http://a.example/1', 'manifest.too_many_columns', null],
    ['a missing cell', 'a,http://a.example/1', 'manifest.too_few_columns', 'Hyperlink'],
    ['text behind a closing quote', '"a" x,b,http://a.example/1', 'manifest.bad_quote', 'Krithi'],
    ['a quote that never closes', 'a,"b,http://a.example/1', 'manifest.bad_quote', 'Raga'],
  ])('%s makes one bad row and drops no other', async (_, row, code, column) => {
    const reading = await readText(`${head}x,y,http://a.example/x\n${row}\nz,y,http://a.example/z\n`);
    expect(reading.rows.map((one) => [one.line, one.status, one.code])).toEqual([
      [2, 'new', null],
      [3, 'bad', code],
      [4, 'new', null],
    ]);
    expect(reading.problems).toHaveLength(1);
    expect(reading.problems[0]).toMatchObject({ line: 3, column, code });
    expect(reading.counts).toEqual({ total: 3, new: 2, known: 0, duplicate: 0, bad: 1 });
    expect(reading.rows[1]?.cells?.length).toBeGreaterThan(0);
    expect(reading.rows[1]?.link).toBe('');
  });

  it('reports everything that is wrong with a row', async () => {
    const reading = await readText(`${head}a,b,http://a.example/1\n,b,nowhere\n`);
    expect(reading.problems.map((problem) => problem.code)).toEqual([
      'manifest.missing_title',
      'manifest.bad_link',
    ]);
  });

  it('accepts the empty cells that spreadsheets leave behind', async () => {
    const reading = await readText(
      'Krithi,Raga,Hyperlink,,\na,b,http://a.example/1,,\nc,d,http://a.example/2,,,,\n',
    );
    expect(reading.header).toEqual(['Krithi', 'Raga', 'Hyperlink']);
    expect(reading.counts.new).toBe(2);
  });

  it('lets a row end early where only columns without a role are missing', async () => {
    const reading = await readText(
      'Krithi,Raga,Link,Temple\na,b,http://a.example/1\nc,d,http://a.example/2,Tiruvarur\n',
    );
    expect(reading.counts.new).toBe(2);
  });

  it('counts lines rightly behind quoted cells with line ends of any kind', async () => {
    const reading = await readText(
      `Krithi,Notes,Link\r\n"a","one\r\ntwo\nthree",http://a.example/1\r\nb,,\r\n"c ""d""",",",http://a.example/2\r\n`,
    );
    expect(reading.rows.map((row) => [row.line, row.title, row.notes, row.status])).toEqual([
      [2, 'a', 'one\ntwo\nthree', 'new'],
      [5, 'b', null, 'bad'],
      [6, 'c "d"', ',', 'new'],
    ]);
  });

  it('does not take a line of a note for a row because it has a link', async () => {
    const reading = await readText(
      'Krithi,Link,Notes\na,http://a.example/1,"first\nsee,http://b.example/\nlast"\nb,http://a.example/2,\n',
    );
    expect(reading.rows.map((row) => [row.line, row.status, row.notes])).toEqual([
      [2, 'new', 'first\nsee,http://b.example/\nlast'],
      [5, 'new', null],
    ]);
  });

  it('folds blanks, composes letters and drops invisible and control characters', async () => {
    const reading = await readText(
      `${head}\uFEFF a\u00A0 b\u200B\u0007c ,ra\u0304ga,\u200E http://a.example/1 \n"க்\u200Cஷ", "in quotes" ,http://a.example/2\n`,
    );
    expect(reading.rows.map((row) => [row.title, row.raga, row.hyperlink])).toEqual([
      ['a b c', 'rāga', 'http://a.example/1'],
      ['க்\u200Cஷ', 'in quotes', 'http://a.example/2'],
    ]);
  });

  it('keeps a cell that begins like a formula as it is', async () => {
    const reading = await readText(`${head}=1+1,@x,http://a.example/1\n`);
    expect(reading.rows[0]).toMatchObject({ title: '=1+1', raga: '@x' });
  });

  it('gives the composer of the settings to rows that name none', async () => {
    const reading = await readText(
      'Song,Composer,Link\na,,http://a.example/1\nb,Swati Tirunal,http://a.example/2\n',
      {
        composer: 'Tyagaraja',
      },
    );
    expect(reading.rows.map((row) => row.composer)).toEqual(['Tyagaraja', 'Swati Tirunal']);
  });
});

describe('the same page twice in one file', () => {
  it('is a duplicate that names the first line, however the link is spelt', async () => {
    const reading = await readText(
      `${head}a,x,http://blog.blogspot.com/2007/1.html\nb,y,https://blog.blogspot.co.uk/2007/1.html?m=1#top\n`,
    );
    expect(reading.rows[1]).toMatchObject({
      status: 'duplicate',
      code: 'manifest.duplicate_link',
      firstLine: 2,
    });
    expect(reading.problems).toEqual([
      {
        line: 3,
        column: 'Hyperlink',
        code: 'manifest.duplicate_link',
        message: expect.stringContaining('line 2') as string,
      },
    ]);
    expect(reading.counts).toMatchObject({ total: 2, new: 1, duplicate: 1, bad: 0 });
  });

  it('is none where the first row was bad', async () => {
    expect(await fates(',x,http://a.example/1\nb,y,http://a.example/1\n')).toEqual([
      '2 bad manifest.missing_title',
      '3 new b',
    ]);
  });

  it('does not join one title under two links', async () => {
    expect(await fates('a,x,http://a.example/1\na,x,http://a.example/2\n')).toEqual(['2 new a', '3 new a']);
  });
});

describe('quotes that do not close', () => {
  it('cost their own row only, wherever they stand', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => `song ${i},raga,http://a.example/${i}`);
    for (let bad = 0; bad < rows.length; bad += 1) {
      const body = rows.map((row, i) => (i === bad ? `"${row}` : row)).join('\n');
      const expected = rows.map(
        (_, i) => `${i + 2} ${i === bad ? 'bad manifest.bad_quote' : `new song ${i}`}`,
      );
      expect(await fates(body)).toEqual(expected);
    }
  });

  it('cost their own rows only when several follow each other', async () => {
    expect(
      await fates(
        '"a,x,http://a.example/1\n"b,x,http://a.example/2\n"c, d",x,http://a.example/3\ne,"f,http://a.example/4\n"g\nh",x,http://a.example/5\n',
      ),
    ).toEqual([
      '2 bad manifest.bad_quote',
      '3 bad manifest.bad_quote',
      '4 new c, d',
      '5 bad manifest.bad_quote',
      '6 new g h',
    ]);
  });

  it('end at a megabyte, and what was read meanwhile is read again as rows', async () => {
    const filler = `${'x'.repeat(1000)}\n`.repeat(1100);
    const reading = await readText(
      `Song,Raga,Link\n"a,b,http://a.example/1\n${filler}c",d,http://a.example/2\n`,
    );
    expect(reading.rows[0]).toMatchObject({ line: 2, code: 'manifest.bad_quote' });
    expect(reading.rows.at(-1)).toMatchObject({ line: 1103, status: 'new' });
    expect(reading.counts.total).toBe(1102);
  });

  it('do not reach over whole rows to a stray quote further down', async () => {
    expect(await fates('"a,x,http://a.example/1\nb,x,http://a.example/2\nc",x,http://a.example/3\n')).toEqual(
      ['2 bad manifest.bad_quote', '3 new b', '4 new c"'],
    );
  });
});

describe('what a reading says of the whole file', () => {
  it('names the file, its size, hash and sites', async () => {
    const text = `${head}a,x,http://a.example/1\nb,x,http://www.b.example/1\nc,x,http://b.example/2\nd,x,\n`;
    const reading = await readText(text);
    expect(reading).toMatchObject({
      name: 'test.csv',
      bytes: text.length,
      fileHash: createHash('sha256').update(text).digest('hex'),
      sites: [
        { site: 'b.example', rows: 2 },
        { site: 'a.example', rows: 1 },
      ],
    });
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const body = Array.from({ length: 20_000 }, (_, i) => `song ${i},x,http://a.example/${i}\n`).join('');
    const seen: { bytes: number; rows: number }[] = [];
    const reading = await readText(head + body, { onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.at(-1)).toEqual({ bytes: reading.bytes, rows: 20_000 });
    expect(seen.map((one) => one.bytes)).toEqual(seen.map((one) => one.bytes).toSorted((a, b) => a - b));

    const stop = new AbortController();
    const stopped = readText(head + body, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
  });
});
