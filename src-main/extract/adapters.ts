import type { Language } from '../domain/krithi.ts';

/** What one site of the house style does its own way. */
export type SiteRules = {
  readonly adapter: string;
  readonly site: string;
  readonly composer: string;
  /** The language of all its lyrics; null where the page has to say it. */
  readonly language: Language | null;
  /** The language of most of its lyrics, taken with less confidence where the page says none. */
  readonly usualLanguage: Language | null;
  /** `title-raga` over an introduction, or `title - rAgaM X - tALaM Y`. */
  readonly head: 'dashed' | 'labelled';
};

/** Raised whenever the same page may be read differently. */
export const extractorVersion = '1.1.0';

export const houseStyle: readonly SiteRules[] = [
  {
    adapter: 'thyagaraja-vaibhavam',
    site: 'thyagaraja-vaibhavam.blogspot.com',
    composer: 'Tyagaraja',
    language: 'te',
    usualLanguage: null,
    head: 'dashed',
  },
  {
    adapter: 'syamakrishnavaibhavam',
    site: 'syamakrishnavaibhavam.blogspot.com',
    composer: 'Syama Sastri',
    language: null,
    usualLanguage: 'te',
    head: 'dashed',
  },
  {
    adapter: 'guru-guha',
    site: 'guru-guha.blogspot.com',
    composer: 'Muthuswami Dikshitar',
    language: 'sa',
    usualLanguage: null,
    head: 'labelled',
  },
];
