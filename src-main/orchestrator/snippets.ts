import type { Records } from '../store/index.ts';
import type { Compute, SnippetText } from './compute.ts';
import { pageText } from './handlers/extract.ts';

/** Snippets kept: what a person goes back and forth between. */
const kept = 500;

export type SnippetPlace = {
  /** The krithi's page. */
  readonly link: string;
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
};

/**
 * The sentence of an archived page that prints a name. Reading a page takes longer than a frame,
 * so it is done beside the engine's thread, and kept: a page of one hash never changes.
 */
export const createSnippets = (records: Records, compute: Compute) => {
  const known = new Map<string, SnippetText>();

  /** Null where the name stands in the manifest alone, or the page is not here. */
  const of = async ({ link, spanStart, spanEnd }: SnippetPlace): Promise<SnippetText | null> => {
    if (spanStart === null || spanEnd === null) return null;
    const page = records.pages.find(link);
    if (page === null) return null;
    const key = `${page.sha256} ${spanStart} ${spanEnd}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const words = await compute.snippet({ html: pageText(page), start: spanStart, end: spanEnd });
    const [oldest] = known.keys();
    if (known.size >= kept && oldest !== undefined) known.delete(oldest);
    known.set(key, words);
    return words;
  };
  return { of };
};
export type Snippets = ReturnType<typeof createSnippets>;
