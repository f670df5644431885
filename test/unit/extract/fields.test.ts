import { describe, expect, it } from 'vitest';
import { br, head, type House, lines, linkOf, page, read, stanzas } from './small-page.ts';

const lyric = stanzas(lines('pallavi', 'endarO mahAnubhAvulu'), lines('caraNam', 'sAma gAna lOla'));
const dashed = (sentence: string, line = '<b>endarO-SrI</b>'): string => stanzas(line, sentence, lyric);

describe('a tala in the introduction', () => {
  it.each([
    ['In the kRti ‘endarO’ – rAga SrI (tALa Adi), the poet sings.', 'Adi'],
    ['In the kRti ‘endarO’ – rAga SrI (tALa rUpakaM), the poet sings.', 'rUpakaM'],
    ['In the kRti ‘endarO’ – rAga SrI (miSra cApu tALa), the poet sings.', 'miSra cApu'],
    ['In the kRti ‘endarO’ – rAga SrI (tALa tripuTa, the poet sings.', 'tripuTa'],
    ['In this svara jati ‘endarO’ – rAga SrI (tALa cApu), the poet sings.', 'cApu'],
    ['In this kRti rAga SrI (tALa cApu) the poet sings.', 'cApu'],
    ['In the kRti ‘endarO’ – SrI (tALa Adi), the poet sings.', 'Adi'],
    ['In the kRti ‘endarO’ – rAga SrI, the poet sings.', null],
    ['In the kRti ‘endarO’ – rAga SrI, the poet counts no tALa here.', null],
  ])('%s', (sentence, tala) => {
    expect(read('tv', dashed(sentence)).tala).toBe(tala);
  });
});

describe('a raga', () => {
  it('keeps its alternative as printed', () => {
    const { ragas, flags } = read(
      'tv',
      dashed(
        'In the kRti ‘endarO’ – rAga SrI (or maNirangu), the poet sings.',
        '<b>endarO-SrI (or maNirangu)</b>',
      ),
    );
    expect(ragas).toEqual(['SrI (or maNirangu)']);
    expect(flags).toEqual([]);
  });

  it('is taken from the introduction where no head line states it', () => {
    const { ragas, title } = read('tv', stanzas('In the kRti ‘endarO’ – rAga SrI, the poet sings.', lyric));
    expect(ragas).toEqual(['SrI']);
    expect(title).toBe('endarO');
  });

  it('that head line and introduction state differently is flagged', () => {
    const result = read('tv', dashed('In the kRti ‘endarO’ – rAga tODi, the poet sings.'));
    expect(result.flags.map((f) => f.code)).toContain('extract.raga_unclear');
  });

  it('keeps SrI, and blanks within a name', () => {
    expect(read('tv', dashed('', '<b>endarO-kEdAra gauLa</b>')).ragas).toEqual(['kEdAra gauLa']);
    expect(read('tv', dashed('')).ragas).toEqual(['SrI']);
  });
});

describe('a head line with labels', () => {
  it.each([
    ['abhayAmbA jagadambA - rAgaM kalyANi - tALaM Adi', 'abhayAmbA jagadambA', 'kalyANi', 'Adi'],
    [
      'SrI guruNA pAlitO - rAgaM kumudakriyA - tALaM - rUpakaM',
      'SrI guruNA pAlitO',
      'kumudakriyA',
      'rUpakaM',
    ],
    ['mAdhavO mAM - daSa rAga mAlikA - tALaM rUpakam', 'mAdhavO mAM', 'daSa rAga mAlikA', 'rUpakam'],
    ['bAla gOpAla - rAgaM bhairavi', 'bAla gOpAla', 'bhairavi', null],
  ])('%s', (line, title, raga, tala) => {
    const result = read('gg', stanzas(`<h3>${line}</h3>`, lyric), {
      title: `Dikshitar Kriti - ${title} - Raga X`,
    });
    expect([result.title, result.ragas, result.tala]).toEqual([title, [raga], tala]);
  });
});

describe('a language', () => {
  const language = (house: House, title: string) => {
    const result = read(house, stanzas(head, lyric), { title });
    return { language: result.language, confidence: result.fields['language']?.confidence };
  };
  it('is the one of the site, where all its pieces share it', () => {
    expect(language('tv', 'Thyagaraja Kriti - Endaro - Raga Sri').language).toBe('te');
    expect(language('gg', 'Dikshitar Kriti - Endaro - Raga Sri').language).toBe('sa');
  });

  it('is the one that the title names, on a site of several', () => {
    expect(language('sk', 'Syama Sastry Tamil Kriti - Endaro - Raga Sri').language).toBe('ta');
    expect(language('sk', 'Syama Sastry Kriti - Endaro - Raga Sri - Sanskrit Kriti').language).toBe('sa');
  });

  it('is the usual one with less confidence where no title names it', () => {
    const usual = language('sk', 'Syama Sastry Kriti - Endaro - Raga Sri');
    const named = language('sk', 'Syama Sastry Kriti - Endaro - Raga Sri - Tamil Kriti');
    expect(usual.language).toBe('te');
    expect(usual.confidence ?? 1).toBeLessThan(named.confidence ?? 0);
  });
});

describe('a form', () => {
  it.each([
    ['Syama Sastry Kriti - Endaro - Raga Sri - Svara Jati', 'SWARAJATHI'],
    ['Syama Sastry Kriti - Endaro - Raga Sri - Varnam', 'VARNAM'],
    ['Syama Sastry Kriti - Endaro - Raga Sri', 'KRITHI'],
  ])('%s', (title, form) => {
    expect(read('sk', stanzas('<b>endarO-SrI</b>', lyric), { title }).form).toBe(form);
  });
});

describe('prose', () => {
  it('is kept apart: gist, meaning, notes', () => {
    const body = stanzas(
      head,
      lyric,
      lines('<b>Gist</b>', 'Salutations to all who are great.'),
      lines('<b>Word-by-word Meaning</b>', 'P How many great ones (endarO)', 'C Those who sing'),
      lines('Notes –', 'Variations –', '<sup>1</sup> – a – b'),
      lines('References –', 'An old book.'),
    );
    const result = read('tv', body);
    expect(result.gist).toBe('Salutations to all who are great.');
    expect(result.meaning).toContain('How many great ones');
    expect(result.notes).toContain('1 – a – b');
    expect(result.notes).toContain('An old book.');
    expect(result.sections).toHaveLength(2);
  });
});

describe('evidence', () => {
  it('stands in the source where the page prints the value', () => {
    const body = dashed('In the kRti ‘endarO’ – rAga SrI (tALa Adi), the poet sings.');
    const html = page('tv', body);
    const { fields } = read('tv', body);
    const printed = (name: string): string => html.slice(fields[name]?.start, fields[name]?.end);
    expect(printed('title')).toBe('endarO');
    expect(printed('raga')).toBe('SrI');
    expect(printed('tala')).toBe('Adi');
    expect(printed('composer')).toBe('Thyagaraja Kriti');
    expect(html.indexOf(`${br}In the`)).toBeLessThan(fields['tala']?.start ?? 0);
    expect(linkOf('tv')).toContain('thyagaraja');
  });
});
