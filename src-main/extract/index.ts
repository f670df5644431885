import { AppError } from '../domain/errors.ts';
import type { Extraction } from '../domain/krithi.ts';
import { houseStyle } from './adapters.ts';
import { readGeneric } from './generic.ts';
import { readHouseStyle } from './house-style.ts';
import { readPost } from './post.ts';

export { lyricSkeleton } from './lyric-skeleton.ts';
export { evidenceSnippet, pageLines, type PageLine } from './plain-text.ts';

export type ExtractContext = {
  /** The address the page was fetched from: a witness of the site where the page names none. */
  readonly url: string;
  /** What the manifest says; compared with the page, and a witness where a head line can be read in two ways. */
  readonly expectTitle?: string | null;
  readonly expectRaga?: string | null;
};

/**
 * Reads a krithi from a page: fields with the place each came from (UTF-16
 * offsets into `html`), the lyric by script and section, and flags for what a
 * person should look at. Pure: the same page gives the same krithi.
 *
 * A page without lyrics is returned with the flag `extract.no_lyrics`.
 * @throws AppError `extract.multiple_posts`, `extract.no_body`, or `extract.failed` for what no rule foresaw.
 */
export const extractKrithi = (html: string, context: ExtractContext): Extraction => {
  try {
    const post = readPost(html, context.url);
    const expected = { title: context.expectTitle ?? null, raga: context.expectRaga ?? null };
    const rules = houseStyle.find((each) => each.site === post.site);
    return rules !== undefined && post.framed
      ? readHouseStyle(post, rules, expected)
      : readGeneric(post, expected);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw new AppError('extract.failed', {
      detail: thrown instanceof Error ? thrown.message : String(thrown),
      cause: thrown,
    });
  }
};
