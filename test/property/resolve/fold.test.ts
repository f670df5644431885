import { readFileSync } from 'node:fs';
import sanscript from '@indic-transliteration/sanscript';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersKey, soundKey, tamilKey, voicelessKey } from '../../../src-main/resolve/fold/sound.ts';
import { buildIndex, noAliases, parseAuthority, resolveName } from '../../../src-main/resolve/index.ts';

const file = new URL('../../../resources/authority/authority.json', import.meta.url);
const { entities } = parseAuthority(readFileSync(file, 'utf8'), 'the built-in list');
const ragas = entities.filter((entity) => entity.kind === 'raga');
const names = ragas.map((raga) => raga.name);
const name = fc.constantFrom(...names);

/** Names as people and programs garble them. */
const anyText = fc.oneof(
  name,
  fc.string({ unit: 'grapheme', maxLength: 24 }),
  fc.stringMatching(/^[a-zA-Z -]{0,20}$/),
);

describe('the keys', () => {
  it('of a key are the key itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(lettersKey(lettersKey(text))).toBe(lettersKey(text));
        expect(soundKey(soundKey(text))).toBe(soundKey(text));
        expect(voicelessKey(voicelessKey(text))).toBe(voicelessKey(text));
        const tamil = tamilKey(soundKey(text));
        expect(tamilKey(tamil)).toBe(tamil);
      }),
      { numRuns: 2000 },
    );
  });

  it('do not see how marks are composed, nor blanks and hyphens', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 20 }), fc.constantFrom(' ', '-', '  '), (text, at, gap) => {
        expect(soundKey(text.normalize('NFD'))).toBe(soundKey(text.normalize('NFC')));
        const letters = [...text];
        // Only between Latin letters: elsewhere a gap can part a letter from its sign.
        if (!/^[a-zA-Z]*$/.test(text)) return;
        const apart = [...letters.slice(0, at), gap, ...letters.slice(at)].join('');
        expect(soundKey(apart)).toBe(soundKey(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('do not see the case of a plain English name', () => {
    for (const each of names) expect(soundKey(each.toUpperCase())).toBe(soundKey(each.toLowerCase()));
  });
});

describe('sounds that only some scripts and schemes write', () => {
  it.each(['RSabhapriyA', 'RshabhapriyA', 'ṛṣabhapriyā', 'r̥ṣabhapriyā', 'ऋषभप्रिया'])(
    'a first r before a consonant is the vowel: %s',
    (text) => {
      expect(soundKey(text)).toBe(soundKey('Rishabhapriya'));
    },
  );

  it.each([
    ['ஜெயந்தசேனா', 'Jayantasena'],
    ['ஜெகன்மோகினி', 'Jaganmohini'],
    ['இராகவர்த்தினி', 'Ragavardhini'],
    ['திலங்', 'Tilang'],
    ['பிருந்தாவனி', 'Brindavani'],
    ['ஹம்சநாதம்', 'Hamsanadam'],
  ])('Tamil spells foreign sounds its own way: %s', (text, name) => {
    expect(tamilKey(soundKey(text))).toBe(tamilKey(soundKey(name)));
  });
});

it('a last y of plain English is an i', () => {
  expect(soundKey('Hemavathy')).toBe(soundKey('Hemavati'));
});

/** Names in ISO 15919 as a scholar writes them: a source that every scheme can be made from. */
const scholarly = [
  'śaṁkarābharaṇaṁ', 'tōḍi', 'kalyāṇi', 'bhairavi', 'sāvēri', 'ārabhi', 'madhyamāvati', 'saurāṣṭraṁ', 'kēdāragauḷa', 'varāḷi', 'kāmbhōji', 'mōhanaṁ',
  'bilahari', 'haṁsadhvani', 'dhanyāsi', 'bēgaḍa', 'khamās', 'ānandabhairavi', 'mukhāri', 'nāṭa', 'rītigauḷa', 'pūrvikalyāṇi', 'kharaharapriyā',
  'harikāmbhōji', 'māyāmāḷavagauḷa', 'cakravākaṁ', 'ṣaṇmukhapriyā', 'siṁhēndramadhyamaṁ', 'kīravāṇi', 'naṭabhairavi', 'cārukēśi', 'rāmapriyā',
  'vācaspati', 'latāṅgi', 'dharmavati', 'hēmavati', 'kāntāmaṇi', 'gamanaśrama', 'vāgadhīśvari', 'śūlini', 'jhaṅkāradhvani', 'kōkilapriyā',
]; // prettier-ignore

const schemes = ['iso', 'iast', 'hk', 'itrans', 'devanagari', 'telugu', 'kannada', 'malayalam'] as const;

describe('one key for a name in every scheme and script', () => {
  it.each(schemes)('%s', (scheme) => {
    const differing = scholarly.filter(
      (each) => soundKey(sanscript.t(each, 'iso', scheme)) !== soundKey(each),
    );
    expect(differing).toEqual([]);
  });

  it.each(schemes)('%s, for every raga of the built-in list', (scheme) => {
    // Its names are plain English; read as ISO 15919 they can be written in any scheme.
    const differing = names.filter(
      (each) => soundKey(sanscript.t(each.toLowerCase(), 'iso', scheme)) !== soundKey(each),
    );
    expect(differing).toEqual([]);
  });

  it('Tamil, in the key that does not hear voicing', () => {
    const differing = names.filter(
      (each) =>
        tamilKey(soundKey(sanscript.t(each.toLowerCase(), 'iso', 'tamil'))) !== tamilKey(soundKey(each)),
    );
    expect(differing).toEqual([]);
  });
});

describe('a verdict', () => {
  const index = buildIndex(ragas);
  const ask = (value: string) =>
    resolveName(index, { kind: 'raga', value, site: null, batchId: null, composer: null }, noAliases);

  it('is the same for the same name and list', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(ask(value)).toEqual(ask(value));
      }),
      { numRuns: 500 },
    );
  });

  it('accepts nothing but the same letters or the same sound of exactly one entry', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const verdict = ask(value);
        if (verdict.entity === null) return;
        expect(['same_letters', 'same_sound', 'same_tamil_spelling']).toContain(verdict.evidence);
        expect(verdict.candidates.map((candidate) => candidate.id)).toEqual([verdict.entity.id]);
      }),
      { numRuns: 2000 },
    );
  });

  it('never gives more than five candidates, best first, for a single name', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const { candidates, evidence } = ask(value);
        if (evidence === 'ragamalika') return;
        expect(candidates.length).toBeLessThanOrEqual(5);
        const chances = candidates.map((candidate) => candidate.probability);
        expect(chances).toEqual([...chances].sort((a, b) => b - a));
      }),
      { numRuns: 500 },
    );
  });
});
