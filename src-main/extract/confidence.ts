import type { Flag } from '../domain/krithi.ts';

/** What each finding takes from a confidence of 1. */
const costs: Readonly<Record<string, number>> = {
  'extract.no_lyrics': 0.5,
  'extract.no_title': 0.2,
  'extract.no_introduction': 0.02,
  'extract.no_raga': 0.1,
  'extract.script_mismatch': 0.25,
  'extract.script_text_differs': 0.15,
  'extract.script_missing': 0.05,
  'extract.maybe_cut': 0.3,
  'extract.mark_missing': 0.1,
  'extract.trailer_cut': 0.1,
  'extract.lines_differ': 0.1,
  'extract.numbering': 0.1,
  'extract.foreign_text': 0.1,
  'extract.footnote_figures': 0.02,
  'extract.other_page': 0.2,
  'extract.title_differs': 0.25,
  'extract.raga_differs': 0.15,
  'extract.raga_unclear': 0.05,
  'extract.title_unclear': 0.05,
};

/**
 * How sure a reading is as a whole: 1, less the cost of each flag, less 0.15
 * where the head line is missing, and at most 0.6 where no reader knows the site.
 */
export const confidenceOf = (reading: {
  readonly head: boolean;
  readonly flags: readonly Flag[];
  readonly known: boolean;
}): number => {
  const cost = reading.flags.reduce((sum, flag) => sum + (costs[flag.code] ?? 0), reading.head ? 0 : 0.15);
  const sure = Math.max(0, 1 - cost);
  return Math.round((reading.known ? sure : Math.min(sure, 0.6)) * 100) / 100;
};
