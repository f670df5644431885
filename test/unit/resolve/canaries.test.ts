import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src-main/domain/name.ts';
import { soundKey } from '../../../src-main/resolve/fold/sound.ts';
import {
  buildIndex,
  keyOf,
  noAliases,
  parseAuthority,
  resolveName,
} from '../../../src-main/resolve/index.ts';

const file = new URL('../../../resources/authority/authority.json', import.meta.url);
const { entities } = parseAuthority(readFileSync(file, 'utf8'), 'the built-in list');
const ragas = entities.filter((entity) => entity.kind === 'raga');
const askOf = (list: readonly Entity[]) => {
  const index = buildIndex(list);
  return (value: string) =>
    resolveName(index, { kind: 'raga', value, site: null, batchId: null, composer: null }, noAliases);
};
const ask = askOf(ragas);

describe('names that musicians keep apart', () => {
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
    ['Shankara', 'Shankari'],
    ['Ranjani', 'Niranjani'],
    ['Ranjani', 'Sriranjani'],
    ['Latangi', 'Lavangi'],
    ['Kadaram', 'Kedaram'],
    ['Dharmavati', 'Dhamavati'],
  ])('%s is not %s', (one, other) => {
    expect(soundKey(one)).not.toBe(soundKey(other));
  });
});

describe('names that musicians call the same', () => {
  it.each([
    ['Riti Gaula', 'Reethigowla'],
    ['Gaula', 'Gowla'],
    ['Gauri', 'Gowri'],
    ['khamAs', 'Kamas'],
    ['vIra vasanta', 'Veeravasantham'],
    ['Mohana', 'Mohanam'],
    ['Bhairava', 'Bhairavam'],
    ['Gauri Manohari', 'Gourimanohari'],
    ['dhAmavati', 'Dhamavathi'],
    ['Bauli', 'Bowli'],
    ['hindOla vasantaM', 'Hindolavasanta'],
    ['Andali', 'Andhali'],
    ['ghurjari', 'Gurjari'],
  ])('%s is %s', (one, other) => {
    expect(soundKey(one)).toBe(soundKey(other));
  });

  it.each([
    ['Todi', 'Hanumatodi'],
    ['kalyANi', 'Mechakalyani'],
    ['SankarAbharaNaM', 'Dhirasankarabharanam'],
  ])('%s is %s, by its short name', (short, full) => {
    expect(ask(short).entity?.name).toBe(full);
  });
});

describe('what hurt curators elsewhere', () => {
  it.each(['SrIranjani', 'SrI ranjani', 'Sri Ranjani', 'Śrīrañjani'])(
    '%s never loses its Sri',
    (spelling) => {
      expect(ask(spelling).entity?.name).toBe('Sriranjani');
      expect(ask('ranjani').entity?.name).toBe('Ranjani');
    },
  );

  it('a near name is never taken when the right one is missing', () => {
    const without = askOf(
      ragas.filter((raga) => raga.name !== 'Hanumatodi' && raga.name !== 'Dhirasankarabharanam'),
    );
    for (const value of ['tODi', 'SankarAbharaNaM']) {
      const verdict = without(value);
      expect(verdict.entity).toBeNull();
      expect(verdict.verdict).not.toBe('resolved');
    }
  });

  it('no raga of the list is taken for another when it is missing itself', () => {
    const fooled = ragas.slice(0, 60).flatMap((raga) => {
      const verdict = askOf(ragas.filter((other) => other.id !== raga.id))(raga.name);
      return verdict.entity === null ? [] : [`${raga.name} for ${verdict.entity.name}`];
    });
    expect(fooled).toEqual([]);
  });
});

describe('the structure of what is printed', () => {
  it.each([
    ['tODi - kalyANi', 'alternatives', ['tODi', 'kalyANi']],
    ['tODi / kalyANi', 'alternatives', ['tODi', 'kalyANi']],
    ['tODi or kalyANi', 'alternatives', ['tODi', 'kalyANi']],
    ['tODi = kalyANi', 'alternatives', ['tODi', 'kalyANi']],
    ['rAgamAlikA (tODi, kalyANi, SrI)', 'ragamalika', ['tODi', 'kalyANi', 'SrI']],
    ['daSa rAga mAlikA', 'ragamalika', []],
  ])('%s is never one raga', (value, evidence, parts) => {
    const verdict = ask(value);
    expect(verdict).toMatchObject({ evidence, entity: null });
    expect(verdict.parts.map((part) => part.value)).toEqual(parts);
  });

  it.each([
    'kalyANi rAgaM',
    'rAga kalyANi'.replace('rAga ', 'rAga: '),
    'kalyANi (2 kaLai)',
    'Kalyani 2',
    '65 kalyANi',
  ])('%s is Kalyani', (value) => {
    expect(ask(value).entity?.name).toBe('Mechakalyani');
  });

  it('a leading word raga belongs to the name', () => {
    expect(ask('rAga cUDAmaNi').entity?.name).not.toBe('Chudamani');
    const without = askOf(ragas.filter((raga) => raga.name !== 'Ragamanjari'));
    for (const value of ['rAga manjari', 'rAga-manjari']) expect(without(value).entity).toBeNull();
  });

  it.each([
    'rAgam - kalyANi',
    'Raagam: Kalyani',
    'rAgaM kalyANi',
    'ராகம்: கல்யாணி',
    'రాగం - కల్యాణి',
    'രാഗം : കല്യാണി',
    'Kalyani raagam',
  ])('the word raga is a label: %s', (value) => {
    expect(ask(value).entity?.name).toBe('Mechakalyani');
  });

  it.each(['ராகமாலிகை', 'இராகமாலிகை', 'രാഗമാലിക', 'రాగమాలిక'])('%s is a ragamalika', (value) => {
    expect(ask(value).evidence).toBe('ragamalika');
  });

  it.each([
    ['kAmbhOji (or yadukula kAmbhOji)', ['kAmbhOji', 'yadukula kAmbhOji']],
    ['kAmbhOji (yadukula kAmbhOji)', ['kAmbhOji', 'yadukula kAmbhOji']],
    ['Malkauns (hindOLaM)', ['Malkauns', 'hindOLaM']],
  ])('a second raga in brackets makes it a question: %s', (value, parts) => {
    const verdict = ask(value);
    expect(verdict).toMatchObject({ evidence: 'alternatives', entity: null });
    expect(verdict.parts.map((part) => part.value)).toEqual(parts);
  });

  it('a Hindustani raga in brackets tells of the Carnatic one before it', () => {
    expect(ask('hindOLaM (Malkauns)').entity?.name).toBe('Hindolam');
  });

  it.each(['Hanumatodi (Todi)', 'tODi (kIrtana)'])('what else brackets hold says nothing: %s', (value) => {
    expect(ask(value).entity?.name).toBe('Hanumatodi');
  });

  it('a parent scale alone names no raga', () => {
    expect(ask('28 harikAmbhOji janya')).toMatchObject({ verdict: 'ambiguous', entity: null });
  });

  it('a number that does not fit the raga makes it a question', () => {
    expect(ask('kalyANi (65)').entity?.name).toBe('Mechakalyani');
    for (const value of ['kalyANi (29)', 'kalyANi - 29', '29th mela: kalyANi', 'kalyANi, mELa 29'])
      expect(ask(value)).toMatchObject({ verdict: 'ambiguous', entity: null, probability: 0.5 });
  });

  it('a number tells homonyms apart that the list has under different scales', () => {
    const kalavatis = ragas.filter((raga) => soundKey(raga.name) === soundKey('Kalavati'));
    expect(kalavatis.length).toBeGreaterThan(1);
    expect(ask('kalAvati')).toMatchObject({ evidence: 'tie', entity: null });
    for (const { id, facts } of kalavatis)
      expect(ask(`kalAvati (${facts.melakarta ?? facts.parent_melakarta})`).entity?.id).toBe(id);
    expect(ask('kalAvati (65)').entity).toBeNull();
  });

  it('spellings of one sound are one question, Tamil ones without voicing another', () => {
    expect(keyOf('raga', 'tODi')).toBe(keyOf('raga', 'Thodi'));
    expect(keyOf('raga', 'పావని')).toBe(keyOf('raga', 'Pavani'));
    expect(keyOf('raga', 'பாவனி')).not.toBe(keyOf('raga', 'Pavani'));
    expect(ask('பாவனி').entity).toBeNull();
  });
});
