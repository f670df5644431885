import { type ScreenName, screenWords } from '../words/app.ts';

/** A screen of the rail: its address and the letter that follows `g`. */
export type Screen = {
  readonly name: ScreenName;
  readonly to: string;
  readonly letter: string;
  readonly label: string;
};

const screen = (name: ScreenName, letter: string): Screen => ({
  name,
  to: `/${name}`,
  letter,
  label: screenWords[name],
});

/** In the order of the work: in, judged, kept, out; then how it goes. */
export const screens: readonly Screen[] = [
  screen('batches', 'b'),
  screen('review', 'r'),
  screen('krithis', 'k'),
  screen('authority', 'a'),
  screen('publish', 'p'),
  screen('health', 'h'),
  screen('settings', 's'),
];

/** The screen that an address belongs to. */
export const screenOf = (path: string): Screen | null => {
  const first = path.split('/')[1] ?? '';
  return screens.find(({ name }) => name === first) ?? null;
};
