import { describe, expect, it } from 'vitest';
import { delimiters, encodings } from '../../../src-main/domain/manifest.ts';
import { encode, errorOf, readBytes, readText } from './manifest-bytes.ts';

const newlines = { LF: '\n', CRLF: '\r\n', CR: '\r' };
const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

describe('reading any common form of text', () => {
  for (const encoding of encodings) {
    for (const delimiter of delimiters) {
      for (const [newlineName, newline] of Object.entries(newlines)) {
        for (const mark of encoding === 'windows-1252' ? [false] : [true, false]) {
          it(`${encoding}${mark ? ' with mark' : ''}, ${names[delimiter]}, ${newlineName}`, async () => {
            const text =
              [
                ['Krithi', 'Raga', 'Hyperlink'],
                ['kRti é', 'kEdAra gauLa', 'http://a.example/1.html'],
                ['', '', ''],
                ['SrI', 'rAga “ü”', 'http://a.example/2.html'],
              ]
                .map((cells) => cells.join(delimiter))
                .join(newline) + newline;
            const reading = await readBytes(encode(text, encoding, mark));
            expect(reading.encoding).toBe(encoding);
            expect(reading.delimiter).toBe(delimiter);
            expect(reading.header).toEqual(['Krithi', 'Raga', 'Hyperlink']);
            expect(reading.problems).toEqual([]);
            expect(reading.rows.map((row) => [row.line, row.title, row.raga, row.link])).toEqual([
              [2, 'kRti é', 'kEdAra gauLa', 'http://a.example/1.html'],
              [4, 'SrI', 'rAga “ü”', 'http://a.example/2.html'],
            ]);
          });
        }
      }
    }
  }
});

describe('detecting the encoding', () => {
  const indic = 'பாடல்,ராகம்,இணைப்பு\nமாயே,தரங்கிணி,http://a.example/1\nஎந்தரோ,ஸ்ரீ,http://a.example/2\n';

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'reads an Indian script in unmarked %s',
    async (encoding) => {
      const reading = await readBytes(encode(indic, encoding));
      expect(reading.encoding).toBe(encoding);
      expect(reading.rows.map((row) => row.title)).toEqual(['மாயே', 'எந்தரோ']);
    },
  );

  it.each([1, 2, 3, 7])('is not misled by pieces of %d bytes', async (size) => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      const reading = await readBytes(encode(indic, encoding, true), {}, size);
      expect([reading.encoding, reading.rows[1]?.raga]).toEqual([encoding, 'ஸ்ரீ']);
    }
  });

  it('finds the first letter beyond ASCII deep in the file', async () => {
    const plain = Array.from({ length: 5000 }, (_, i) => `song ${i},todi,http://a.example/${i}\n`).join('');
    for (const encoding of ['utf-8', 'windows-1252'] as const) {
      const reading = await readBytes(encode(`Song,Raga,Link\n${plain}é…,à,http://a.example/x\n`, encoding));
      expect([reading.encoding, reading.rows.at(-1)?.title]).toEqual([encoding, 'é…']);
    }
  });

  it('keeps a letter whole that falls between two blocks', async () => {
    const head = 'Song,Raga,Link\n';
    for (let shift = 0; shift < 4; shift += 1) {
      const filler = 'x'.repeat(64 * 1024 - head.length - shift);
      const reading = await readBytes(encode(`${head}${filler}रामा,todi,http://a.example/1\n`, 'utf-8'));
      expect([reading.encoding, reading.rows[0]?.title.slice(-4)]).toEqual(['utf-8', 'रामा']);
    }
  });

  it('waits where a block ends in a letter that may be half of one', async () => {
    const head = 'Song,Raga,Link\n';
    const filler = 'x'.repeat(64 * 1024 - head.length - 1);
    const reading = await readBytes(encode(`${head}${filler}é,todi,http://a.example/1\n`, 'windows-1252'));
    expect([reading.encoding, reading.rows[0]?.title.slice(-2)]).toEqual(['windows-1252', 'xé']);
    expect((await readBytes(encode('Song,Link\na,http://a.example/é', 'windows-1252'))).encoding).toBe(
      'windows-1252',
    );
  });

  it('passes over the marks inside files that were joined end to end', async () => {
    const reading = await readText(
      '\uFEFFSong,Link\na,http://a.example/1\n\uFEFF"b, c",http://a.example/2\n',
    );
    expect(reading.rows.map((row) => row.title)).toEqual(['a', 'b, c']);
  });

  it('lets a person choose the encoding', async () => {
    const bytes = encode('Song,Raga,Link\nÃ©,x,http://a.example/1\n', 'windows-1252');
    expect((await readBytes(bytes)).rows[0]?.title).toBe('é');
    expect((await readBytes(bytes, { encoding: 'windows-1252' })).rows[0]?.title).toBe('Ã©');
  });

  it('takes one damaged row out and keeps the others', async () => {
    const bytes = Buffer.concat([
      encode('Song,Raga,Link\nरामा,todi,http://a.example/1\nb', 'utf-8'),
      Buffer.of(0xff),
      encode(',todi,http://a.example/2\nकृष्णा,todi,http://a.example/3\n', 'utf-8'),
    ]);
    const reading = await readBytes(bytes);
    expect(reading.rows.map((row) => [row.line, row.status, row.code])).toEqual([
      [2, 'new', null],
      [3, 'bad', 'manifest.encoding'],
      [4, 'new', null],
    ]);
    expect(reading.problems[0]).toMatchObject({ line: 3, column: 'Song', code: 'manifest.encoding' });
  });

  it('refuses UTF-32 with a sentence about the encoding', async () => {
    const error = await errorOf(readBytes(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])));
    expect(error.code).toBe('manifest.encoding');
  });

  it('reports the hash of the very bytes', async () => {
    const a = await readText('Song,Link\na,http://a.example/1\n');
    const b = await readText('Song,Link\r\na,http://a.example/1\r\n');
    expect(a.fileHash).toMatch(/^[0-9a-f]{64}$/);
    expect(a.fileHash).not.toBe(b.fileHash);
  });
});

describe('detecting the delimiter', () => {
  it('is not misled by commas in the cells of a semicolon file', async () => {
    const reading = await readText(
      'Titel;Raga;Link\nrAma, rAma;tODi, a;http://a.example/1\nb, c, d;x;http://a.example/2\n',
    );
    expect([reading.delimiter, reading.rows[0]?.title]).toEqual([';', 'rAma, rAma']);
  });

  it('looks at the links where it knows no header, and at the header where the links are bad', async () => {
    const unknown = await readText(
      'Werk, alt;Tonart;Ort\na, b;c;http://a.example/1\nd, e;f;http://a.example/2\n',
    );
    expect(unknown.delimiter).toBe(';');
    const badLinks = await readText('Krithi, HK;Raga;Link\na, b;c;www.a.example/1\nd, e;f;www.a.example/2\n');
    expect(badLinks.delimiter).toBe(';');
  });

  it('believes the sep= line of a spreadsheet, which is no row', async () => {
    const reading = await readText('sep=;\r\nSong;Link\r\na;http://a.example/1\r\n');
    expect([reading.delimiter, reading.header, reading.rows[0]?.line]).toEqual([';', ['Song', 'Link'], 3]);
  });

  it('lets a person choose the delimiter', async () => {
    const text = 'a,Song;Link\nx,y;http://a.example/1\n';
    expect((await readText(text, { delimiter: ';' })).rows[0]?.title).toBe('x,y');
  });
});
