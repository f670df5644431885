import { describe, expect, it } from 'vitest';
import { type Script, scripts } from '../../../src-main/domain/krithi.ts';
import { type Habits, type Style, habitsOf } from '../../support/site/habits.ts';
import { generateKrithi } from '../../support/site/index.ts';
import { chanceFor } from '../../support/site/random.ts';
import { divided, inScript } from '../../support/site/scripts.ts';

const hosts = { tv: 'thyagaraja-vaibhavam', sk: 'syamakrishnavaibhavam', gg: 'guru-guha' } as const;
const linkOf = (style: Style, n: number): string =>
  `http://${hosts[style]}.blogspot.com/2008/05/kriti-${n}.html`;
const pagesOf = (style: Style, n: number) =>
  Array.from({ length: n }, (_, i) =>
    generateKrithi({ title: 'rAma nIsEvaka', raga: 'tODi', link: linkOf(style, i) }, 5),
  );
const postOf = (html: string): string =>
  html.slice(html.indexOf('articleBody'), html.indexOf("<div class='post-footer'"));

describe.each(['tv', 'sk', 'gg'] as const)('a generated page of %s', (style) => {
  const pages = pagesOf(style, 20);

  it('is of the size of the real ones', () => {
    for (const { html } of pages) {
      expect(Buffer.byteLength(html)).toBeGreaterThan(55_000);
      expect(Buffer.byteLength(html)).toBeLessThan(180_000);
    }
  });

  it('has a head of some 419 lines that speaks of post bodies, too', () => {
    const head = pages[0]?.html.split('</head>')[0] ?? '';
    expect(Math.abs(head.split('\n').length - 419)).toBeLessThan(5);
    expect(head).toContain('.post-body');
  });

  it('writes between 34 and 44 % of its Indian letters as references, and no sign raw', () => {
    for (const { html } of pages) {
      const post = postOf(html);
      const raw = post.match(/[\u0900-\u0d7f]/g)?.length ?? 0;
      const referred = [...post.matchAll(/&#(\d+);/g)].filter(
        ([, n]) => Number(n) >= 0x900 && Number(n) < 0xd80,
      );
      expect(referred.length / (raw + referred.length)).toBeGreaterThan(0.34);
      expect(referred.length / (raw + referred.length)).toBeLessThan(0.44);
      expect(post).not.toMatch(/(?=[\u0900-\u0d7f])\p{M}/u);
    }
  });

  it('states the same sections in all six scripts', () => {
    for (const { sections } of pages) {
      const shapes = scripts.map((script) =>
        sections
          .filter((s) => s.script === script)
          .map((s) => `${s.kind} ${s.ordinal}`)
          .join(),
      );
      expect(new Set(shapes).size).toBe(1);
      expect(shapes[0]).toMatch(/^pallavi 1,/);
    }
  });
});

describe('the forms of the posts', () => {
  it('all occur in some hundred pages', () => {
    const styles: readonly Style[] = ['tv', 'sk', 'gg'];
    const drawn = styles.flatMap((style) =>
      Array.from({ length: 150 }, (_, seed) => habitsOf(chanceFor(seed, 'forms'), style)),
    );
    const seen = (name: keyof Habits): unknown[] => [...new Set(drawn.map((habits) => habits[name]))];
    const flags = [
      'spacedNumbers',
      'dotless',
      'groupHead',
      'dental',
      'glued',
      'refrain',
      'misnested',
      'openTable',
    ] as const;
    expect(flags.filter((flag) => seen(flag).length < 2)).toEqual([]);
    expect(seen('marks')).toHaveLength(3);
    expect(seen('digits')).toHaveLength(3);
    expect(seen('footnotes')).toHaveLength(3);
    expect(seen('tamilTrailer')).toHaveLength(4);
  });

  it('name a raga for each part of a garland, on the site that does', () => {
    const garland = generateKrithi(
      { title: 'SrI viSva nAthaM', raga: 'rAga mAlikA', link: linkOf('gg', 1) },
      1,
    );
    expect(garland.ragas.length).toBeGreaterThan(3);
    expect(garland.ragas[0]).toBe('SrI rAgaM');
    expect(garland.html).toContain('2. Arabhi rAgaM');
  });
});

describe('a lyric line in another script', () => {
  const cases: readonly (readonly [string, Partial<Record<Script, string>>])[] = [
    ['panca SankarI', { devanagari: 'पञ्च शङ्करी', telugu: 'పంచ శంకరీ', malayalam: 'പഞ്ച ശങ്കരീ' }],
    ['mA(y)ammA', { devanagari: 'मा(य)म्मा', tamil: 'மா(ய)ம்மா', telugu: 'మాయమ్మా' }],
    ['padma bhava nuta', { tamil: 'பத்3ம ப4வ நுத' }],
    ['vidhRta bRhad SrI', { tamil: 'வித்4ரு2த ப்3ரு2ஹத்3 ஸ்ரீ' }],
    ['anudinamu nammitini', { tamil: 'அனுதி3னமு நம்மிதினி' }],
    ['SyAma SivaM', { tamil: 'ஸ்1யாம ஸி1வம்' }],
    ['kRti RNa', { devanagari: 'कृति ऋण', kannada: 'ಕೃತಿ ಋಣ' }],
  ];
  it.each(cases)('%s', (line, expected) => {
    for (const [script, text] of Object.entries(expected))
      expect(inScript(line, script as Script)).toBe(text);
  });

  it('parts joined words by a hyphen where words are divided', () => {
    expect(divided('mA(y)ammA van(a)nucu')).toBe('mA-ammA van-anucu');
  });
});
