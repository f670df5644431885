import type { Random } from '../../../src-main/domain/clock.ts';
import { pick } from './random.ts';

export type Style = 'tv' | 'sk' | 'gg';

/** How a post was written: what differs between two posts of one blog. */
export type Habits = {
  /** Section headings: large letters before the first words, plain letters, or words on their own lines. */
  readonly marks: 'large letters' | 'letters' | 'words';
  /** `C 1` for `C1`. */
  readonly spacedNumbers: boolean;
  /** `च ` for `च.`. */
  readonly dotless: boolean;
  /** `caraNam` alone before `caraNam 1`. */
  readonly groupHead: boolean;
  /** Charanam with a dental n. */
  readonly dental: boolean;
  /** Headings of charanams that were never filled. */
  readonly emptySlots: number;
  /** The heading of the last charanam is missing; only the refrain parts it from the one before. */
  readonly glued: boolean;
  /** The first words come back in brackets at the end of each section. */
  readonly refrain: boolean;
  readonly digits: 'plain' | 'sub' | 'spaced sub';
  readonly footnotes: 'none' | 'plain' | 'office';
  readonly intro: number;
  /** Names of scripts stand in an element that ends in the next script. */
  readonly misnested: boolean;
  readonly gistList: boolean;
  /** Filled up with invented glosses to the length of the real ones; without, the gist alone is told. */
  readonly filler: boolean;
  /** The meaning repeats the lyric, words parted. */
  readonly meaningRepeats: boolean;
  readonly notes: 'none' | 'few' | 'all';
  readonly officePaste: boolean;
  /** A prose rendering after the Tamil lyric, numbered or not. */
  readonly tamilTrailer: 'none' | 'numbered' | 'prose' | 'headed';
  /** Blanks that do not break. */
  readonly nbsp: boolean;
  /** A script whose lyric lacks the first heading. */
  readonly lostPallavi: boolean;
  /** The table of links is never closed. */
  readonly openTable: boolean;
  readonly stamp: boolean;
};

/** The plainest form of each blog, in which nothing is invented: real lyrics get no made-up glosses. */
export const sampleHabits = (style: Style): Habits => ({
  marks: style === 'tv' ? 'large letters' : 'words',
  spacedNumbers: false,
  dotless: false,
  groupHead: false,
  dental: false,
  emptySlots: 0,
  glued: false,
  refrain: true,
  digits: style === 'sk' ? 'sub' : 'plain',
  footnotes: 'plain',
  intro: 0,
  misnested: style !== 'gg',
  gistList: false,
  filler: false,
  meaningRepeats: style !== 'tv',
  notes: 'none',
  officePaste: false,
  tamilTrailer: 'none',
  nbsp: false,
  lostPallavi: false,
  openTable: false,
  stamp: true,
});

export const habitsOf = (random: Random, style: Style): Habits => {
  const often = (share: number): boolean => random() < share;
  const marks =
    style === 'tv' ? pick(random, ['large letters', 'large letters', 'letters', 'words'] as const) : 'words';
  const lettered = marks !== 'words';
  const refrain = often(0.85);
  return {
    marks,
    spacedNumbers: often(0.15),
    dotless: lettered && often(0.15),
    groupHead: !lettered && often(0.2),
    dental: often(0.1),
    emptySlots: style === 'tv' && often(0.08) ? 8 : 0,
    glued: refrain && often(0.06),
    refrain,
    digits: pick(
      random,
      style === 'sk'
        ? (['sub', 'sub', 'plain'] as const)
        : (['plain', 'plain', 'sub', 'spaced sub'] as const),
    ),
    footnotes: pick(random, ['plain', 'plain', 'plain', 'office', 'none'] as const),
    intro: Math.floor(random() * 100),
    misnested: often(0.7),
    filler: true,
    gistList: often(style === 'sk' ? 0.7 : 0.2),
    meaningRepeats: often(0.6),
    notes: pick(random, ['none', 'few', 'all'] as const),
    officePaste: often(0.12),
    tamilTrailer:
      style === 'gg'
        ? 'none'
        : style === 'sk'
          ? 'headed'
          : pick(random, ['none', 'numbered', 'prose'] as const),
    nbsp: often(0.1),
    lostPallavi: style === 'gg' && often(0.1),
    openTable: style === 'gg' && often(0.1),
    stamp: often(0.85),
  };
};
