import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../src-main/domain/manifest.ts';
import { errorOf, readText } from './manifest-bytes.ts';

const cellFor: Record<ColumnRole | 'other', string> = {
  title: 'abhayAmbA',
  raga: 'kalyANi',
  composer: 'Dikshitar',
  tala: 'Adi',
  link: 'http://a.example/1',
  notes: 'from the book',
  other: '12',
};

const rolesOf = async (header: string, kinds: readonly (ColumnRole | 'other')[]) =>
  (await readText(`${header}\n${kinds.map((kind) => cellFor[kind]).join(',')}\n`)).roles;

const none = { title: null, raga: null, composer: null, tala: null, link: null, notes: null };

describe('what the columns hold', () => {
  it.each([
    'Krithi,Raga,Hyperlink',
    'Kriti,Ragam,Link',
    'SONG,RAAG,URL',
    'Title,Rāga,Href',
    'Name,raga,Web',
    'Composition Name,Raga Name,Source Link',
    'Name of the Krithi,Name of the Raga,Page',
    '"Krithi (HK)",Raga/Ragam,Page URL',
    'कृति,राग,लिंक',
    'பாடல்,ராகம்,இணைப்பு',
    'కృతి,రాగం,లింకు',
    'ಕೃತಿ,ರಾಗ,ಕೊಂಡಿ',
    'കൃതി,രാഗം,ലിങ്ക്',
  ])('reads %s as title, raga and link', async (header) => {
    const reading = await readText(`${header}\nabhayAmbA,kalyANi,http://a.example/1\n`);
    const [title, raga, link] = reading.header;
    expect(reading.roles).toEqual({ ...none, title, raga, link });
  });

  it('reads all roles in any order', async () => {
    expect(
      await rolesOf('Remarks,Thala,S.No,Link,Vaggeyakara,Raagam,Keerthana', [
        'notes',
        'tala',
        'other',
        'link',
        'composer',
        'raga',
        'title',
      ]),
    ).toEqual({
      title: 'Keerthana',
      raga: 'Raagam',
      composer: 'Vaggeyakara',
      tala: 'Thala',
      link: 'Link',
      notes: 'Remarks',
    });
  });

  it.each([
    ['Song Name,Composer Name,Raga Name,Song Link', ['title', 'composer', 'raga', 'link']],
    ['Title,Author,Raga,Web page', ['title', 'composer', 'raga', 'link']],
  ] as const)('takes the word that decides: %s', async (header, kinds) => {
    const roles = await rolesOf(header, kinds);
    for (const [i, kind] of kinds.entries()) expect(roles[kind]).toBe(header.split(',')[i]);
  });

  it('passes over what people write above a table', async () => {
    const reading = await readText(
      'Songs of the month;;\nMarch;;\n\nKrithi;Raga;Link\na;b;http://a.example/1\n',
    );
    expect([reading.header, reading.rows.map((row) => row.line)]).toEqual([['Krithi', 'Raga', 'Link'], [5]]);
  });

  it('finds the links by what stands in the column', async () => {
    const reading = await readText(
      'Krithi,Raga,Where found\na,b,http://a.example/1\nc,d,http://a.example/2\n',
    );
    expect(reading.roles.link).toBe('Where found');
  });

  it('prefers the column called link to one that also holds links', async () => {
    const reading = await readText('Krithi,Audio,Hyperlink\na,http://m.example/1,http://a.example/1\nb,,\n');
    expect(reading.roles.link).toBe('Hyperlink');
  });

  it('does not take a temple, a number or a language for the title', async () => {
    const reading = await readText('No,Temple,Incipit,Link\n1,Tiruvarur,abhayAmbA,http://a.example/1\n');
    expect(reading.roles.title).toBe('Incipit');
  });

  it('leaves a column of raga and tala together alone', async () => {
    const { roles } = await readText('Krithi,Raga / Tala,Link\na,tODi - Adi,http://a.example/1\n');
    expect([roles.raga, roles.tala]).toEqual([null, null]);
  });

  it('gives every column a name of its own', async () => {
    const reading = await readText('Krithi,Raga,Raga,,Link\na,b,c,d,http://a.example/1\n');
    expect(reading.header).toEqual(['Krithi', 'Raga', 'Raga (2)', 'Column 4', 'Link']);
  });

  it('has one signature for the same columns in any order', async () => {
    const one = await readText('Krithi,Raga,Link\na,b,http://a.example/1\n');
    const two = await readText('link;KRITHI;raga\nhttp://a.example/2;c;d\n');
    const three = await readText('Krithi,Raga,Link,Tala\na,b,http://a.example/1,Adi\n');
    expect(two.headerSignature).toBe(one.headerSignature);
    expect(three.headerSignature).not.toBe(one.headerSignature);
  });
});

describe('columns chosen by a person', () => {
  const text = 'Krithi,Raga,Alt,Hyperlink,Mirror\na,b,c,http://a.example/1,http://m.example/1\n';

  it('win over the guess, in any case of letters', async () => {
    const reading = await readText(text, { roles: { title: 'ALT', link: 'Mirror' } });
    expect(reading.rows[0]).toMatchObject({ title: 'c', raga: 'b', link: 'http://m.example/1' });
  });

  it('may be none', async () => {
    const reading = await readText(text, { roles: { raga: '' } });
    expect([reading.roles.raga, reading.rows[0]?.raga]).toEqual([null, null]);
  });

  it('must be in the file', async () => {
    const error = await errorOf(readText(text, { roles: { raga: 'Ragam' } }));
    expect(error.code).toBe('manifest.bad_mapping');
    expect(error.message).toContain('Ragam');
  });

  it('cannot be the same for two roles', async () => {
    const error = await errorOf(readText(text, { roles: { title: 'Alt', raga: 'Alt' } }));
    expect(error.code).toBe('manifest.bad_mapping');
  });
});

describe('a file without a header', () => {
  const text = 'abhayAmbA,kalyANi,Adi,http://a.example/1\nakhilANDESvarI,kApi,rUpakaM,http://a.example/2\n';

  it('loses no row, and says how it is read', async () => {
    const reading = await readText(text);
    expect(reading.hasHeader).toBe(false);
    expect(reading.header).toEqual(['Column 1', 'Column 2', 'Column 3', 'Column 4']);
    expect(reading.rows.map((row) => [row.line, row.title, row.raga, row.tala])).toEqual([
      [1, 'abhayAmbA', 'kalyANi', 'Adi'],
      [2, 'akhilANDESvarI', 'kApi', 'rUpakaM'],
    ]);
    expect(reading.problems).toEqual([
      {
        line: 0,
        column: null,
        code: 'manifest.no_header',
        message: expect.stringContaining('title from Column 1, raga from Column 2') as string,
      },
    ]);
    expect(reading.counts.bad).toBe(0);
  });

  it('takes a choice of columns by number', async () => {
    const reading = await readText(text, { roles: { title: 'Column 2', raga: 'Column 1' } });
    expect(reading.rows[0]).toMatchObject({ title: 'kalyANi', raga: 'abhayAmbA' });
  });

  it('is noticed even where the first row lacks its link', async () => {
    const reading = await readText('xa,xb,\nxc,xd,http://a.example/1\nxe,xf,http://a.example/2\n');
    expect(reading.rows.map((row) => [row.line, row.code])).toEqual([
      [1, 'manifest.missing_link'],
      [2, null],
      [3, null],
    ]);
  });
});
