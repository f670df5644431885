import type { Script } from '../domain/krithi.ts';
import type { Line } from './line-model.ts';
import { asDevanagari } from './scripts.ts';

const latinHead = /^(?:\d{1,2}\s*[.)]\s*)?(?:vil[oO]ma\s*[-–]\s*)?(\S+(?:\s\S+){0,3}?)\s+r[aA]ga[Mmn]?$/;
const bareReverse = /^vil[oO]ma\s*[:.–-]*$/;
const indicHead = /^(?:[\d०-९]{1,2}\s*[.)]\s*)?\S+(?:\s(?:-\s)?\S+){0,5}\s+रा[गक](?:ं|म्|म)?$/;

/** Whether a line of a ragamalika only names the raga of what follows. */
export const isSubHeading = (text: string, script: Script): boolean =>
  script === 'latin' ? latinHead.test(text) || bareReverse.test(text) : indicHead.test(asDevanagari(text));

/** Sri is never said without the word raga, so that its name keeps it. */
const withWord = (name: string, whole: string): string =>
  /^SrI$/i.test(name) ? whole.replace(/^(?:\d{1,2}\s*[.)]\s*)?(?:vil[oO]ma\s*[-–]\s*)?/, '') : name;

export type ListedRaga = { readonly name: string; readonly line: Line };

/** The ragas that the sub-headings of a Latin lyric name, in order and with their returns. */
export const listedRagas = (lines: readonly Line[]): ListedRaga[] =>
  lines.flatMap((line) => {
    const name = latinHead.exec(line.text)?.[1];
    return name === undefined ? [] : [{ name: withWord(name, line.text), line }];
  });
