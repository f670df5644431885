import type { Family, Jati } from './words.ts';

/** A tala by family and jati; adi, desadi and madhyadi have no jati. */
export type TalaForm = { readonly family: Family; readonly jati: Jati | null };

const laghu: Readonly<Record<Jati, number>> = { tisra: 3, catusra: 4, khanda: 5, misra: 7, sankirna: 9 };

/** How many laghus a family has, and how many aksharas its other angas. */
const angas: Readonly<Record<Family, readonly [laghus: number, others: number]>> = {
  dhruva: [3, 2],
  matya: [2, 2],
  rupaka: [1, 2],
  jhampa: [1, 3],
  triputa: [1, 4],
  ata: [2, 4],
  eka: [1, 0],
  chapu: [1, 0],
  adi: [1, 4],
  desadi: [1, 4],
  madhyadi: [1, 4],
};

/** The aksharas of one cycle: the laghus count by the jati, a drutam two, an anudrutam one. */
export const aksharasOf = ({ family, jati }: TalaForm): number => {
  const [laghus, others] = angas[family];
  return laghus * laghu[jati ?? 'catusra'] + others;
};

/** Adi is the catusra triputa by its own name. */
export const formKey = ({ family, jati }: TalaForm): string =>
  family === 'adi' ? 'triputa catusra' : jati === null ? family : `${family} ${jati}`;

export const isSameForm = (a: TalaForm, b: TalaForm): boolean => formKey(a) === formKey(b);
