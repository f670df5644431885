import { skeleton } from './scripts.ts';
import { withoutCue } from './vocabulary.ts';

/**
 * A lyric as it sounds, the same from every script and romanisation: its consonants by
 * class, without the cues that call the refrain back.
 */
export const lyricSkeleton = (text: string): string =>
  skeleton(
    text
      .split('\n')
      .map((line) => withoutCue(line))
      .join(' '),
  );
