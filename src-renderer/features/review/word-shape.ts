import type { CandidateView } from '../../../src-main/contract/review.ts';

/** Filled, half and empty: the three words can be told apart without their colour. */
export const wordShape: Record<CandidateView['word'], string> = { strong: '●', likely: '◐', unclear: '○' };
