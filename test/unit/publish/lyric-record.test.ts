import { describe, expect, it } from 'vitest';
import type { Language, Script } from '../../../src-main/domain/krithi.ts';
import {
  incipitOf,
  lyricRecord,
  primaryScript,
  ragaSection,
} from '../../../src-main/publish/lyric-record.ts';
import { sampleKrithi, sectionsOf, sixScripts } from '../../support/postgres/sample-krithi.ts';

const primary = (krithi: Parameters<typeof lyricRecord>[0]): string[] =>
  lyricRecord(krithi)
    .variants.filter(({ isPrimary }) => isPrimary)
    .map(({ script }) => script);

const scheme = (text: string) =>
  lyricRecord(sampleKrithi({ sections: [{ script: 'latin', kind: 'pallavi', ordinal: 1, text }] }))
    .variants[0]?.scheme;

describe('the scripts of a krithi', () => {
  it.each([
    ['sa', 'devanagari'],
    ['te', 'telugu'],
    ['ta', 'tamil'],
    ['kn', 'kannada'],
    ['ml', 'malayalam'],
  ] as [Language, Script][])('put the own script of %s first', (language, script) => {
    expect(primary(sampleKrithi({ language }))).toEqual([script]);
  });

  it('fall back to Latin, then to what there is', () => {
    expect(primaryScript('te', sectionsOf(undefined, ['kannada', 'latin']))).toBe('latin');
    expect(primaryScript('te', sectionsOf(undefined, ['kannada']))).toBe('kannada');
    expect(primaryScript('te', [])).toBeNull();
  });

  it('are all kept, each text whole and in its place', () => {
    const krithi = sampleKrithi();
    const { variants } = lyricRecord(krithi);
    expect(variants.filter(({ label }) => label === null).map(({ script }) => script)).toEqual(sixScripts);
    const texts = variants.flatMap(({ script, texts }) => texts.map(({ text }) => ({ script, text })));
    expect(texts).toEqual(krithi.sections.map(({ script, text }) => ({ script, text })));
  });

  it('name the romanisation only where it can be Harvard-Kyoto', () => {
    expect(scheme('SankarAbharaNaM’')).toBe('HK');
    expect(scheme('śaṅkarābharaṇam')).toBeNull();
  });
});

describe('sections', () => {
  it('number the repeated ones and count anew where the page skips a number', () => {
    const sections = sectionsOf(
      [
        ['charanam', 2],
        ['charanam', 5],
        ['svara_sahitya', 1],
      ],
      ['latin'],
    );
    expect(lyricRecord(sampleKrithi({ sections })).sections).toEqual([
      { type: 'CHARANAM', ordinal: 1, label: 'Charanam 1' },
      { type: 'CHARANAM', ordinal: 2, label: 'Charanam 2' },
      { type: 'SWARA_SAHITYA', ordinal: 1, label: 'Swara Sahitya' },
    ]);
  });

  it('leave out blank ones', () => {
    const blank = { script: 'latin', kind: 'charanam', ordinal: 2, text: ' \n' } as const;
    const { sections } = lyricRecord(sampleKrithi({ sections: [...sectionsOf([['pallavi', 1]]), blank] }));
    expect(sections).toHaveLength(1);
  });

  it('are named for ragas as the enum there spells them', () => {
    expect(ragaSection('chittasvaram')).toBe('chittaswaram');
    expect(ragaSection('svara_sahitya')).toBe('swara_sahitya');
  });
});

describe('the incipit', () => {
  it('is the first line sung, in Latin letters where there are any', () => {
    expect(incipitOf(sampleKrithi())).toBe('vAsudEvayani veDalina');
    expect(incipitOf(sampleKrithi({ sections: sectionsOf(undefined, ['telugu']) }))).toBe('వాసుదేవయని వెడలిన');
    expect(incipitOf(sampleKrithi({ incipit: 'given' }))).toBe('given');
  });
});
