import { describe, expect, it } from 'vitest';
import { inScript } from '../../support/site/scripts.ts';
import {
  br,
  codes,
  endaro,
  head,
  indicScripts,
  lines,
  type Lyric,
  read,
  shapeIn,
  sixScripts,
  stanzas,
  textsIn,
} from './small-page.ts';
import { scripts } from '../../../src-main/domain/krithi.ts';

const allShapes = (house: 'tv' | 'sk' | 'gg', body: string): Set<string> => {
  const { sections } = read(house, body);
  return new Set(scripts.map((script) => shapeIn(sections, script)));
};

const usual = 'pallavi 1, anupallavi 1, charanam 1, charanam 2';

describe('what looks like a heading', () => {
  it('is none after a hyphen: the A of A rAN-muni', () => {
    const lyric = [
      { mark: 'P', lines: ['dAri telusukonTi tripura sundari', 'ninnE SaraNaNTi-'] },
      { mark: 'C', lines: ['mAra janakuni sOdari-', 'A rAN-muni pUjita Subha kari'] },
    ];
    const { sections, flags } = read('tv', sixScripts(lyric));
    expect(shapeIn(sections, 'latin')).toBe('pallavi 1, charanam 1');
    expect(textsIn(sections, 'latin')[1]).toContain('A rAN-muni pUjita');
    expect(flags).toEqual([]);
  });

  it('is none where the word charanam is cut by a hyphen: tvac-/caraNam bhava', () => {
    const body = stanzas(
      head,
      lines('pallavi', 'pAhi mAM SrI tvac-', 'caraNam', 'bhava tArakaM'),
      lines('caraNam', 'guru guha jananIM gOpa sOdarIM'),
    );
    const { sections } = read('gg', body);
    expect(textsIn(sections, 'latin')).toEqual([
      'pallavi 1: pAhi mAM SrI tvac-\ncaraNam\nbhava tArakaM',
      'charanam 1: guru guha jananIM gOpa sOdarIM',
    ]);
  });

  it('is none in a title that begins with A', () => {
    const body = stanzas(
      '<b>A daya SrI-SrI</b>',
      'In the kRti ‘A daya SrI’ – rAga SrI, the poet sings.',
      lines('P A daya SrI raghu vara', 'nEDElarA'),
      lines('C mA dayA para', 'mahimanu telisi (A daya)'),
    );
    const { title, sections } = read('tv', body);
    expect(title).toBe('A daya SrI');
    expect(textsIn(sections, 'latin')).toEqual([
      'pallavi 1: A daya SrI raghu vara\nnEDElarA',
      'charanam 1: mA dayA para\nmahimanu telisi (A daya)',
    ]);
  });

  it('is none in a Tamil line that opens with a section letter and a figure', () => {
    const lyric = [
      { mark: 'P', lines: ['bharatAgraja nI pAda', 'SaraNu SaraNu'] },
      { mark: 'C', lines: ['parama dayA kara', 'bharatAgraja pAlaya mAM'] },
    ];
    const body = sixScripts(lyric, (block, script) =>
      script === 'tamil' ? block.replaceAll(inScript('bharatAgraja', 'tamil'), 'ப 4 ரதாக்3ரஜ') : block,
    );
    const { sections } = read('tv', body);
    expect(shapeIn(sections, 'tamil')).toBe('pallavi 1, charanam 1');
    expect(textsIn(sections, 'tamil')[1]).toContain('ப 4 ரதாக்3ரஜ');
  });

  it('is none where a link leads to the meaning of the kriti', () => {
    const body = stanzas(
      '<h3>endarO - rAgaM SrI - tALaM Adi</h3>',
      '<a href="http://example.org/m">Meaning of Kriti-1</a>',
      '<h3>English</h3>',
      lines('pallavi', 'endarO mahAnubhAvulu'),
      lines('caraNam', 'sAma gAna lOla'),
    );
    const { sections, meaning } = read('gg', body);
    expect(shapeIn(sections, 'latin')).toBe('pallavi 1, charanam 1');
    expect(meaning).toBeNull();
  });
});

describe('sections', () => {
  it('are parted at the refrain where a heading is missing, and this is said', () => {
    const body = sixScripts(endaro, (block, script) =>
      block.replace({ latin: 'C2 ', devanagari: 'च2. ', tamil: 'ச2. ' }[script as 'latin'] ?? '\0', ''),
    );
    const result = read('tv', body);
    expect(allShapes('tv', body)).toEqual(new Set([usual]));
    expect(codes(result)).toEqual(['extract.mark_missing']);
    expect(result.sections).toEqual(read('tv', sixScripts(endaro)).sections);
  });

  it('of a template page without words are left out', () => {
    const slots = (letter: string, stop: string): string =>
      Array.from({ length: 12 }, (_, i) => `${letter}${i + 3}${stop}`).join(br + br);
    const body = sixScripts(endaro, (block, script) =>
      script === 'latin'
        ? stanzas(block, slots('C', ''))
        : stanzas(block, slots(block.match(/(\S)1\./)?.[1] ?? '', '.')),
    );
    expect(allShapes('tv', body)).toEqual(new Set([usual]));
  });

  it('are those of the lyric, not of its word division', () => {
    const again = (divided: string): string => lines('pallavi', divided, '', 'caraNam', divided);
    const body = stanzas(
      head,
      again('endarO mahAnubhAvulu'),
      ...indicScripts.map((script) =>
        stanzas(
          lines(`${script[0]?.toUpperCase()}${script.slice(1)}`, sectionWords(script)),
          lines('<hr />Word Division', sectionWords(script)),
        ),
      ),
      lines('Tamil- Word Division', sectionWords('tamil')),
    );
    const { sections } = read('sk', body);
    expect(sections).toHaveLength(12);
    expect(shapeIn(sections, 'kannada')).toBe('pallavi 1, charanam 1');
  });

  it('reach to seventeen charanams', () => {
    const many: Lyric = [
      { mark: 'P', lines: ['rAma rAma gOvinda nanu', 'rakshincu mukunda'] },
      ...Array.from({ length: 17 }, (_, i) => ({
        mark: `C${i + 1}`,
        lines: [
          `${['kaluSa', 'parama', 'vara', 'nija'][i % 4]} dAsa dinkara kula`,
          'tilaka nI vADanu (rAma)',
        ],
      })),
    ];
    const result = read('tv', sixScripts(many));
    for (const script of scripts) expect(result.sections.filter((s) => s.script === script)).toHaveLength(18);
    expect(result.flags).toEqual([]);
  });

  it('keep a samashti charanam and a fast passage of their own', () => {
    const body = stanzas(
      '<h3>SrI nAthAdi - rAgaM mAyAmALava gauLa - tALaM Adi</h3>',
      '<h3>English</h3>',
      lines('pallavi', 'SrI nAthAdi guru guhO jayati jayati'),
      lines('samashTi caraNam', 'nAnA prapanca vicitra karO'),
      lines('(madhyama kAla sAhityam)', 'mAyAmaya vizvAdhishThAnO'),
      '<h3>Tamil</h3>',
      lines('பல்லவி', 'ஸ்ரீ நாதா2தி3 கு3ரு கு3ஹோ ஜயதி ஜயதி'),
      lines('ஸமஷ்டி சரணம்', 'நானா ப்ரபஞ்ச விசித்ர கரோ'),
      lines('(மத்4யம கால ஸாஹித்யம்)', 'மாயாமய விஸ்1வாதி4ஷ்டா2னோ'),
    );
    const { sections } = read('gg', body);
    const shape = 'pallavi 1, samashti_charanam 1, madhyama_kala 1';
    expect(shapeIn(sections, 'latin')).toBe(shape);
    expect(shapeIn(sections, 'tamil')).toBe(shape);
  });

  it('keep svara sahityas in their order', () => {
    const body = stanzas(
      head,
      lines('pallavi', 'kAmAkshi anudinamu'),
      ...[1, 2, 3].map((n) => lines(`svara sAhitya ${n}`, 'kuvalayadaLa nayanA nIraja')),
    );
    expect(shapeIn(read('sk', body).sections, 'latin')).toBe(
      'pallavi 1, svara_sahitya 1, svara_sahitya 2, svara_sahitya 3',
    );
  });

  it('of a garland of ragas leave its sub-headings out and list the ragas', () => {
    const body = stanzas(
      '<h3>SrI viSva nAthaM - rAga mAlikA - tALaM Adi</h3>',
      '<h3>English</h3>',
      lines('pallavi', '1. SrI rAgaM', 'SrI viSva nAthaM bhajE ahaM'),
      lines(
        'caraNam',
        '2. Arabhi rAgaM',
        'kAla kaNThaM kAnti yuktaM',
        'vilOma - mOhana rAgaM',
        'tri daSa vinutaM',
      ),
    );
    const { sections, ragas, is_ragamalika: garland } = read('gg', body);
    expect(garland).toBe(true);
    expect(ragas).toEqual(['SrI rAgaM', 'Arabhi', 'mOhana']);
    expect(textsIn(sections, 'latin')).toEqual([
      'pallavi 1: SrI viSva nAthaM bhajE ahaM',
      'charanam 1: kAla kaNThaM kAnti yuktaM\ntri daSa vinutaM',
    ]);
  });
});

describe('what follows or precedes the lyric', () => {
  const prose = Array.from(
    { length: 4 },
    (_, i) => `${i + 1}. ஆண்டவா இந்தக் குரலைக் கேளாய் உன்னையன்றி வேறு கதியில்லை`,
  );

  it('is cut where a translation is glued to the last charanam; nothing is said when all scripts bear it out', () => {
    const plain = read('tv', sixScripts(endaro));
    const glued = read(
      'tv',
      sixScripts(endaro, (block, script) => (script === 'tamil' ? lines(block, ...prose) : block)),
    );
    expect(glued.sections).toEqual(plain.sections);
    expect(codes(glued)).toEqual([]);
  });

  it('is cut and said where only one other script bears it out', () => {
    const body = stanzas(
      head,
      lines('P endarO mahAnubhAvulu', 'andariki vandanamulu'),
      lines(
        'Tamil',
        `ப. ${inScript('endarO mahAnubhAvulu', 'tamil')}`,
        inScript('andariki vandanamulu', 'tamil'),
        ...prose,
      ),
    );
    const result = read('tv', body);
    expect(codes(result)).toContain('extract.trailer_cut');
  });

  it('is no part of the pallavi when it is the key of the romanisation', () => {
    const body = sixScripts(endaro, (block, script) =>
      script === 'tamil'
        ? lines('க,ச,ட,த,ப - 2-ख छ ठ थ फ; 3-ग ज ड द ब; 4-घ झ ढ ध भ', 'ஸ1 श; ரு2 ऋ', '', block)
        : block,
    );
    const preamble = lines(
      'Transliteration as per Modified Harvard-Kyoto (HK) Convention',
      'a A i I u U',
      'k kh g gh n/G',
      '',
    );
    const { sections, title } = read('tv', stanzas(preamble, body));
    expect(title).toBe('endarO');
    expect(sections).toEqual(read('tv', sixScripts(endaro)).sections);
  });

  it('is flagged where a script stops after 1,800 bytes', () => {
    const long: Lyric = endaro.map(({ mark, lines: own }) => ({ mark, lines: [...own, ...own, ...own] }));
    const body = sixScripts(long, (block, script) => (script === 'telugu' ? block.slice(0, 420) : block));
    expect(codes(read('tv', body))).not.toEqual([]);
  });
});

function sectionWords(script: (typeof indicScripts)[number]): string {
  const words = {
    devanagari: ['पल्लवि', 'चरणम्'],
    tamil: ['பல்லவி', 'சரணம்'],
    telugu: ['పల్లవి', 'చరణం'],
    kannada: ['ಪಲ್ಲವಿ', 'ಚರಣಂ'],
    malayalam: ['പല്ലവി', 'ചരണം'],
  }[script];
  const text = inScript('endarO mahAnubhAvulu', script);
  return lines(words[0] ?? '', text, '', words[1] ?? '', text);
}
