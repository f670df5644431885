import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entity, EntityFacts } from '../../../src-main/domain/name.ts';
import { parseAuthority } from '../../../src-main/resolve/index.ts';
import { aksharasOf } from '../../../src-main/resolve/talas/form.ts';
import { buildTalaIndex, resolveTala, talaKey } from '../../../src-main/resolve/talas/index.ts';
import { parseTala } from '../../../src-main/resolve/talas/parse.ts';

const tala = (name: string, facts: EntityFacts, ...aliases: string[]): Entity => ({
  id: name,
  kind: 'tala',
  name,
  aliases,
  facts,
});

const list: readonly Entity[] = [
  tala('Adi', { family: 'Triputa', jati: 'Catusra', aksharas: 8 }),
  tala('Rupaka', { family: 'rupaka', jati: 'catusra', aksharas: 6 }),
  tala('Tisra Rupaka', { family: 'rupaka', jati: 'tisra', aksharas: 5 }),
  tala('Misra Chapu', { family: 'chapu', jati: 'misra', aksharas: 7 }, 'Triputa Chapu'),
  tala('Viloma Chapu', { family: 'chapu', jati: 'misra', aksharas: 7 }),
  tala('Khanda Chapu', { family: 'chapu', jati: 'khanda', aksharas: 5 }),
  tala('Eka', { family: 'eka', jati: 'catusra', aksharas: 4 }),
  tala('Khanda Eka', {}),
  tala('Tisra Triputa', { family: 'triputa', jati: 'tisra', aksharas: 7 }),
  tala('Misra Jhampa', { family: 'jhampa', jati: 'misra', aksharas: 10 }),
  tala('Khanda Jhampa', { family: 'jhampa', jati: 'khanda', aksharas: 8 }),
  tala('Khanda Ata', { family: 'ata', jati: 'khanda', aksharas: 14 }),
  tala('Catusra Dhruva', { family: 'dhruva', jati: 'catusra', aksharas: 14 }),
  tala('Catusra Matya', { family: 'matya', jati: 'catusra', aksharas: 10 }),
  tala('Desadi', { family: 'desadi', aksharas: 8 }),
  tala('Madhyadi', { family: 'madhyadi', aksharas: 8 }),
  tala('Simhanandana', { family: 'margatala', aksharas: 128 }),
];
const index = buildTalaIndex(list);
const resolve = (text: string) => resolveTala(index, text, 5);
const accepted = (text: string): string | null => {
  const { kept, candidates } = resolve(text);
  return kept === 'one' ? (candidates[0]?.id ?? null) : null;
};

describe('a tala', () => {
  it.each([
    ['Aadi Taalam', 'Adi'],
    ['Aditala', 'Adi'],
    ['ஆதி', 'Adi'],
    ['Caturaśra-jāti tripuṭa', 'Adi'],
    ['rUpakaM', 'Rupaka'],
    ['రూపకం', 'Rupaka'],
    ['ரூபகம்', 'Rupaka'],
    ['Catusrarupaka', 'Rupaka'],
    ['Misar Chapu', 'Misra Chapu'],
    ['M. Chapu', 'Misra Chapu'],
    ['மிஸ்ர சாபு', 'Misra Chapu'],
    ['Triputa Chapu', 'Misra Chapu'],
    ['Viloma Chapu', 'Viloma Chapu'],
    ['கண்ட சாபு', 'Khanda Chapu'],
    ['Kantha Chaapu', 'Khanda Chapu'],
    ['Kanda Ekam', 'Khanda Eka'],
    ['khaNDa jAti jampai', 'Khanda Jhampa'],
    ['maThya tALa', 'Catusra Matya'],
    ['Desh Adi', 'Desadi'],
    ['madhyAdi', 'Madhyadi'],
    ['Simhanandanam', 'Simhanandana'],
  ])('is read in any scheme and script: %s', (text, name) => {
    expect(accepted(text)).toBe(name);
  });

  it.each([
    ['Triputa', 'Tisra Triputa', 'tisra'],
    ['Jhampe', 'Misra Jhampa', 'misra'],
    ['Ata talam', 'Khanda Ata', 'khanda'],
    ['Dhruva', 'Catusra Dhruva', 'catusra'],
    ['Matya', 'Catusra Matya', 'catusra'],
    ['Rupakam', 'Rupaka', 'catusra'],
    ['Ekam', 'Eka', 'catusra'],
    ['Chapu', 'Misra Chapu', 'misra'],
  ])('without a jati has the usual one, said as an assumption: %s', (text, name, jati) => {
    const { candidates, reasons } = resolve(text);
    expect(accepted(text)).toBe(name);
    expect(reasons.join('; ')).toContain(`${jati} jati is assumed`);
    expect(candidates[0]?.reasons.join('; ')).toContain('assumed');
  });

  it('whose jati is said assumes nothing', () => {
    expect(resolve('Misra Chapu').reasons.join()).not.toContain('assumed');
  });

  it.each([
    ['Adi (2 kaLai)', 'kalai 2'],
    ['Adi 1 kalai', 'kalai 1'],
    ['Rupakam, eka kalai', 'kalai 1'],
    ['tiSra naDai Adi', 'nadai tisra'],
    ['Aadi (thisram)', 'nadai tisra'],
    ['Chaturasra Rupaka, khanda nadai', 'nadai khanda'],
    ['Tisra Triputa tisra gati', 'nadai tisra'],
    ['Adi', '8 aksharas'],
  ])('tells its kalai, nadai and aksharas: %s', (text, reason) => {
    expect(resolve(text)).toMatchObject({ kept: 'one', evidence: 'grammar' });
    expect(resolve(text).reasons).toContain(reason);
  });

  it.each([
    ['Adi (8 beats)', 'Adi'],
    ['Adi [8]', 'Adi'],
    ['Misra Chapu (3+4)', 'Misra Chapu'],
    ['Khanda Chapu, 5 aksharas', 'Khanda Chapu'],
    ['Ata (14)', 'Khanda Ata'],
    ['Adi two kalai', 'Adi'],
    ['Chatusra-jati-triputa (Adi)', 'Adi'],
    ['Adi, Adi 2 kalai', 'Adi'],
    ['മിശ്രചാപ്പ്', 'Misra Chapu'],
  ])('is confirmed by its count or its other name: %s', (text, name) => {
    expect(accepted(text)).toBe(name);
  });

  it.each(['Adi (7)', 'Adi 2', 'Rupaka (3)', 'Misra Chapu (4+4)', 'Adi 2 kalai, Adi 4 kalai'])(
    'is a question where the source contradicts itself: %s',
    (text) => {
      expect(accepted(text)).toBeNull();
      expect(resolve(text).candidates.length).toBeGreaterThan(0);
    },
  );

  it('counts what its entry in the built-in list counts, for every family and jati', () => {
    const file = new URL('../../../resources/authority/authority.json', import.meta.url);
    const talas = parseAuthority(readFileSync(file, 'utf8'), 'the built-in list').entities.filter(
      ({ kind, facts }) => kind === 'tala' && facts.family !== undefined && facts.aksharas !== undefined,
    );
    expect(talas.length).toBeGreaterThan(35);
    const differing = talas.filter(({ name, facts }) => {
      const parse = parseTala(name);
      return parse.is === 'tala' && aksharasOf(parse.form) !== facts.aksharas;
    });
    expect(differing).toEqual([]);
  });

  it('is offered where words that say nothing stand beside it', () => {
    expect(resolve('Adi Talam Chowkam')).toMatchObject({ kept: 'none', candidates: [{ id: 'Adi' }] });
  });

  it.each([
    'misram',
    'misra laghu',
    'jhaptal',
    'Chandam',
    'Ad',
    'None',
    'N/A',
    'Raga',
    'Tintal',
    '2 kalai',
    'Misra jati Adi',
    '',
    '?',
  ])('is not certain: %s', (text) => {
    expect(accepted(text)).toBeNull();
  });

  it('of a jati alone is offered as chapu first', () => {
    expect(
      resolve('khandam')
        .candidates.map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['Khanda Chapu', 'Khanda Eka']);
  });

  it('with a jati behind the family may have that jati or that nadai', () => {
    const finding = resolve('Rupaka (tisra)');
    expect(finding.kept).toBe('several');
    expect(finding.candidates.map(({ id }) => id)).toEqual(['Tisra Rupaka', 'Rupaka']);
  });

  it('that the list does not hold is not replaced by its neighbour', () => {
    const finding = resolve('Sankirna Eka');
    expect(finding.kept).toBe('none');
    expect(finding.reasons.join()).toContain('sankirna eka');
    for (const entity of list) {
      const without = buildTalaIndex(list.filter((other) => other !== entity));
      expect([entity.name, resolveTala(without, entity.name, 5).kept]).not.toEqual([entity.name, 'one']);
    }
  });
});

describe('two talas in one cell', () => {
  it.each([
    ['Misra Jhampa / Khanda Ekam (2 kaLai)', ['Misra Jhampa', 'Khanda Eka']],
    ['Desadi or Adi', ['Desadi', 'Adi']],
    ['Khandachapu Adi', ['Khanda Chapu', 'Adi']],
    ['Khanda Chapu (Khanda Eka)', ['Khanda Chapu', 'Khanda Eka']],
    ['Talamalika: Eka, Rupaka, Khanda Chapu', ['Eka', 'Rupaka', 'Khanda Chapu']],
  ])('are alternatives: %s', (text, names) => {
    const finding = resolve(text);
    expect(finding).toMatchObject({ kept: 'several', evidence: 'alternatives' });
    expect(finding.candidates.map(({ id }) => id)).toEqual(names);
  });
});

describe('the key of a tala', () => {
  it.each([
    ['Adi (2 kalai)', 'Aadi Talam'],
    ['Misra Chapu', 'miSra cApu'],
    ['Adi', 'tisra nadai Adi'],
  ])('is one for %s and %s', (one, other) => {
    expect(talaKey(one)).toBe(talaKey(other));
  });

  it.each([
    ['Triputa', 'Tisra Triputa'],
    ['Adi', 'Desadi'],
    ['Misra Chapu', 'Khanda Chapu'],
    ['Adi / Rupaka', 'Adi'],
  ])('tells %s and %s apart', (one, other) => {
    expect(talaKey(one)).not.toBe(talaKey(other));
  });
});
