import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildAuthority, entitiesOf, readHomonyms, serialise } from '../../../resources/authority/build.ts';
import { melakartaNotes, notesOutside } from '../../../resources/authority/melakarta.ts';
import { parseAuthority } from '../../../src-main/resolve/authority-file.ts';

const authority = buildAuthority();
const { version: _version, ...lists } = authority;
const everything = Object.values(lists).flat();
const melakartas = authority.ragas.filter((raga) => raga.melakarta !== null);
const janyas = authority.ragas.filter((raga) => raga.melakarta === null);

/** Ids of the ragas that have this very name or alias. */
const ragasCalled = (name: string): readonly string[] =>
  authority.ragas.filter((raga) => [raga.name, ...raga.aliases].includes(name)).map((raga) => raga.id);

/** The melakarta a raga is or belongs to. */
const numberOf = (id: string): number => {
  const raga = authority.ragas.find((entry) => entry.id === id);
  return raga?.melakarta ?? raga?.parent_melakarta ?? 0;
};

const byId = new Map(everything.map((entry) => [entry.id, entry]));

describe('the built-in list of names', () => {
  it('is checked in as its tables make it', () => {
    const path = new URL('../../../resources/authority/authority.json', import.meta.url);
    expect(readFileSync(path, 'utf8')).toBe(serialise(authority));
  });

  it('reads back as the entries that it was written from', () => {
    const read = parseAuthority(serialise(authority), 'the built-in list');
    expect(read).toEqual({ version: authority.version, entities: entitiesOf(authority) });
  });

  it('holds as many names as promised', () => {
    expect(melakartas).toHaveLength(72);
    expect(janyas.length).toBeGreaterThanOrEqual(900);
    expect(authority.composers.length).toBeGreaterThanOrEqual(90);
    expect(authority.deities.length).toBeGreaterThanOrEqual(60);
    expect(authority.temples.length).toBeGreaterThanOrEqual(60);
  });

  it('gives every entry a readable id, a name in plain letters and a provenance', () => {
    for (const entry of everything) {
      expect(entry.id).toMatch(/^(raga|composer|tala|deity|temple):[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const name of [entry.name, ...entry.aliases])
        expect(name).toMatch(/^[A-Za-z][A-Za-z ,]*[A-Za-z]$/);
      expect(entry.aliases).not.toContain(entry.name);
      expect(entry.provenance).not.toBe('');
    }
    expect(byId.size).toBe(everything.length);
  });
});

describe('its ragas', () => {
  it('number the melakartas from 1 to 72, with the scale of the number', () => {
    expect(melakartas.map((raga) => raga.melakarta)).toEqual(Array.from({ length: 72 }, (_, i) => i + 1));
    for (const raga of melakartas) {
      const notes = melakartaNotes(raga.melakarta ?? 0);
      expect(raga.arohanam).toBe(`${notes.join(' ')} S`);
      expect(raga.avarohanam).toBe(`S ${notes.toReversed().join(' ')}`);
    }
  });

  it('give every janya a parent, and declare each note that the parent does not have', () => {
    for (const raga of janyas) {
      const parent = raga.parent_melakarta ?? 0;
      const outside = notesOutside(`${raga.arohanam} ${raga.avarohanam}`.trim(), parent);
      const declared = (raga.foreign_notes ?? '').split(' ');
      expect(outside.filter((note) => !declared.includes(note))).toEqual([]);
    }
  });

  it.each([
    ['Todi', 'raga:hanumatodi'],
    ['Kalyani', 'raga:mechakalyani'],
    ['Sankarabharanam', 'raga:dhirasankarabharanam'],
    ['Pantuvarali', 'raga:kamavardhini'],
    ['Reethigowla', 'raga:riti-gaula'],
    ['Nattai', 'raga:nata'],
    ['Kamas', 'raga:khamas'],
    ['Gowla', 'raga:gaula'],
    ['Bowli', 'raga:bauli'],
    ['Mohana', 'raga:mohanam'],
    ['Bhairava', 'raga:bhairavam'],
    ['Viravasanta', 'raga:viravasantam'],
    ['Hindolavasanta', 'raga:hindolavasantam'],
    ['Andali', 'raga:andhali'],
    ['Janatodi', 'raga:hanumatodi'],
    ['Sumadyuti', 'raga:simhendramadhyamam'],
  ])('know %s as another name of %s', (name, id) => {
    expect(ragasCalled(name)).toEqual([id]);
  });

  it.each([
    ['Kanada', 'Kannada'],
    ['Bhairavi', 'Bhairavam'],
    ['Bhogi', 'Abhogi'],
    ['Balahamsa', 'Kalahamsa'],
    ['Asaveri', 'Saveri'],
    ['Ramapriya', 'Samapriya'],
    ['Gayakapriya', 'Gamakapriya'],
    ['Gamakapriya', 'Gamanapriya'],
    ['Nagachudamani', 'Ragachudamani'],
    ['Sankara', 'Sankari'],
    ['Ranjani', 'Niranjani'],
    ['Ranjani', 'Sriranjani'],
    ['Latangi', 'Lavangi'],
    ['Kadaram', 'Kedaram'],
    ['Dhamavati', 'Dharmavati'],
    ['Devagandhari', 'Karnataka Devagandhari'],
    ['Kanakambari', 'Kanakangi'],
    ['Chamaram', 'Shanmukhapriya'],
  ])('keep %s and %s apart', (one, other) => {
    expect(ragasCalled(one)).toHaveLength(1);
    expect(ragasCalled(other)).toHaveLength(1);
    expect(ragasCalled(one)).not.toEqual(ragasCalled(other));
  });

  it('tie each asampurna name to its number, as the melakarta itself or as a raga below it', () => {
    expect(ragasCalled('Phenadyuti').map(numberOf)).toEqual([2]);
    expect(ragasCalled('Santakalyani').map(numberOf)).toEqual([65]);
    expect(ragasCalled('Rasamanjari').map(numberOf)).toEqual([72]);
    expect(new Set(ragasCalled('Kalavati').map(numberOf))).toEqual(new Set([16, 31]));
  });

  it('declare the foreign notes of the bhashangas', () => {
    expect(byId.get('raga:kambhoji')).toMatchObject({ foreign_notes: 'N3' });
    expect(byId.get('raga:bhairavi')).toMatchObject({ foreign_notes: 'D2' });
  });
});

describe('its talas', () => {
  it('are 35 of family and jati, each with an id of its own', () => {
    const suladi = authority.talas.filter((tala) => tala.provenance.startsWith('Generated'));
    expect(suladi).toHaveLength(35);
    expect(new Set(suladi.map((tala) => `${tala.family} ${tala.jati}`)).size).toBe(35);
  });

  it.each([
    ['tala:adi', 8],
    ['tala:catusra-rupaka', 6],
    ['tala:misra-jhampa', 10],
    ['tala:tisra-triputa', 7],
    ['tala:khanda-ata', 14],
    ['tala:catusra-dhruva', 14],
    ['tala:sankirna-dhruva', 29],
    ['tala:catusra-matya', 10],
    ['tala:catusra-eka', 4],
    ['tala:misra-chapu', 7],
    ['tala:khanda-chapu', 5],
    ['tala:desadi', 8],
    ['tala:simhanandana', 128],
  ])('count %s as %i aksharas', (id, aksharas) => {
    expect(byId.get(id)).toMatchObject({ aksharas });
  });

  it.each([
    ['Jhampa', 'tala:misra-jhampa'],
    ['Ata', 'tala:khanda-ata'],
    ['Triputa', 'tala:tisra-triputa'],
    ['Eka', 'tala:catusra-eka'],
    ['Chapu', 'tala:misra-chapu'],
    ['Chaturasra Jati Triputa', 'tala:adi'],
  ])('mean by %s alone %s', (name, id) => {
    const named = authority.talas.filter((tala) => [tala.name, ...tala.aliases].includes(name));
    expect(named.map((tala) => tala.id)).toEqual([id]);
  });
});

describe('its composers, deities and temples', () => {
  it.each([
    ['GNB', 'composer:g-n-balasubramaniam'],
    ['HMB', 'composer:harikesanallur-muthiah-bhagavatar'],
    ['BMK', 'composer:m-balamuralikrishna'],
    ['LGJ', 'composer:lalgudi-g-jayaraman'],
    ['MD', 'composer:muthuswami-dikshitar'],
    ['Guruguha', 'composer:muthuswami-dikshitar'],
    ['Dikshitar', 'composer:muthuswami-dikshitar'],
  ])('know %s as %s alone', (name, id) => {
    const named = authority.composers.filter((one) => [one.name, ...one.aliases].includes(name));
    expect(named.map((one) => one.id)).toEqual([id]);
  });

  it('date lives as two years in order, or not at all', () => {
    for (const { life } of authority.composers) {
      if (life === '') continue;
      expect(life).toMatch(/^\d{4}-\d{4}$/);
      const [born = 0, died = 0] = life.split('-').map(Number);
      expect(died - born).toBeGreaterThan(15);
      expect(died - born).toBeLessThan(125);
    }
  });

  it('place every temple in a town and under a deity of the list', () => {
    const deities = new Set(authority.deities.map((deity) => deity.name));
    for (const temple of authority.temples) {
      expect(temple.city).not.toBe('');
      expect(deities).toContain(temple.deity);
    }
  });
});

describe('the reviewed homonyms', () => {
  it.each(readHomonyms().map((homonym) => [homonym.spelling, homonym] as const))(
    'of %s name entries that carry the spelling, with a reason',
    (spelling, homonym) => {
      expect(homonym.reason.length).toBeGreaterThan(10);
      expect(homonym.ids.length).toBeGreaterThan(1);
      for (const id of homonym.ids) {
        const entry = byId.get(id);
        expect([entry?.name, ...(entry?.aliases ?? [])]).toContain(spelling);
      }
    },
  );
});
