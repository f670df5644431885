import type { Flag } from '../domain/krithi.ts';
import type { Post } from './post.ts';

/** What is to be said of a page as a whole, whoever wrote it. */
export const pageFlags = (post: Post, sections: number): Flag[] => [
  ...(sections === 0 ? [{ code: 'extract.no_lyrics', message: 'No lyrics were found on the page.' }] : []),
  ...(post.otherPage === null
    ? []
    : [{ code: 'extract.other_page', message: `The page calls itself ${post.otherPage}.` }]),
];
