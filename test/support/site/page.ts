import type { Section } from '../../../src-main/domain/krithi.ts';
import { bodies } from './bodies.ts';
import { type Composition, type SiteRow, compose, ragasOf, sectionsOf } from './composition.ts';
import { frame } from './frame.ts';
import type { Style } from './habits.ts';
import { popular } from './popular.ts';

const titlePrefix: Readonly<Record<Style, string>> = {
  tv: 'Thyagaraja Kriti',
  sk: 'Syama Sastry Kriti',
  gg: 'Dikshitar Kriti',
};

const blogTitles: Readonly<Record<Style, string>> = {
  tv: 'Thyagaraja Vaibhavam',
  sk: 'Shyama Krishna Vaibhavam',
  gg: 'Guru Guha Vaibhavam',
};

const postTitle = ({ title, raga, style, habits }: Composition): string => {
  const name = popular(title);
  const ragaName = popular(raga.split(' or ')[0] ?? raga);
  if (style === 'sk' && habits.intro % 3 === 0) return `${titlePrefix.sk} - ${name} - ${ragaName} Raga`;
  const prefix = style === 'tv' && habits.intro % 2 === 0 ? 'Tyagaraja Kriti' : titlePrefix[style];
  return `${prefix} - ${name} - Raga ${ragaName}`;
};

/** A composition as a whole page in the house style of its site. */
export const renderPage = (composition: Composition): string =>
  frame({
    link: composition.row.link,
    blogTitle: blogTitles[composition.style],
    title: postTitle(composition),
    label: `${popular(composition.raga)} Raga`,
    body: bodies[composition.style](composition),
  });

/** The page of a row; the same row and seed give the same page. */
export const generatePage = (row: SiteRow, seed: number): string => renderPage(compose(row, seed));

/** A page and what a reader should find on it. */
export type GeneratedKrithi = {
  readonly title: string;
  readonly raga: string;
  /** One, or those of a ragamalika's sub-headings in order. */
  readonly ragas: readonly string[];
  readonly tala: string | null;
  readonly sections: readonly Section[];
  readonly html: string;
  readonly composition: Composition;
};

export const generateKrithi = (row: SiteRow, seed: number): GeneratedKrithi => {
  const composition = compose(row, seed);
  return {
    title: composition.title,
    raga: composition.raga,
    ragas: ragasOf(composition),
    tala: composition.tala,
    sections: sectionsOf(composition),
    html: renderPage(composition),
    composition,
  };
};
