import { canonicalLink } from '../domain/link.ts';
import { AppError } from '../domain/errors.ts';
import { type Element, type Node, elementsUnder, hasClass, isClosed, parseDocument } from './document.ts';
import { type Line, linesUnder } from './line-model.ts';

/** A page with one post: its lines and what the frame around says. */
export type Post = {
  readonly html: string;
  readonly lines: readonly Line[];
  /** The post's title as the blog prints it. */
  readonly title: Line | null;
  /** The page's `<title>`, with the blog's name. */
  readonly pageTitle: Line | null;
  /** The host that the page names as its own, else that of its address. */
  readonly site: string | null;
  /** The page's own address, where it names another page than the one that was asked for. */
  readonly otherPage: string | null;
  /** The source ends before the post does. */
  readonly cutOff: boolean;
  /** Whether a blog's frame was found around the post. */
  readonly framed: boolean;
};

const firstLine = (element: Element | undefined): Line | null =>
  element === undefined ? null : (linesUnder(element)[0] ?? null);

const canonicalOf = (elements: readonly Element[]): string | null =>
  elements.find((e) => e.name === 'link' && e.attribs['rel'] === 'canonical')?.attribs['href'] ??
  elements.find((e) => e.name === 'meta' && e.attribs['property'] === 'og:url')?.attribs['content'] ??
  null;

const isBody = (element: Element): boolean =>
  element.name !== 'body' &&
  (hasClass(element, 'post-body') || (element.attribs['itemprop'] ?? '').includes('articleBody'));

/** Posts of the page; an element inside another one is part of it. */
const bodiesOf = (elements: readonly Element[]): Element[] => {
  const bodies = new Set(elements.filter(isBody));
  return [...bodies].filter((body) => {
    for (let up = body.parent; up !== null; up = up.parent)
      if ('attribs' in up && bodies.has(up)) return false;
    return true;
  });
};

/** What the page calls itself, against the address it came from. */
const placeOf = (elements: readonly Element[], url: string): Pick<Post, 'site' | 'otherPage'> => {
  const printed = canonicalOf(elements);
  const named = printed === null ? null : canonicalLink(printed);
  const asked = canonicalLink(url);
  const differs = named !== null && asked !== null && named.link !== asked.link;
  return { site: named?.site ?? asked?.site ?? null, otherPage: differs ? named.link : null };
};

/**
 * Finds the one post of a page.
 * @throws AppError `extract.multiple_posts` for a list of posts, `extract.no_body` where there is no text.
 */
export const readPost = (html: string, url: string): Post => {
  const root = parseDocument(html);
  const elements = elementsUnder(root);
  const bodies = bodiesOf(elements);
  if (bodies.length > 1) throw new AppError('extract.multiple_posts', { detail: `${bodies.length} posts` });
  const [body] = bodies;
  const found: Node | null = body ?? plainBody(elements);
  const lines = found === null ? [] : linesUnder(found);
  if (lines.length === 0) throw new AppError('extract.no_body');
  return {
    html,
    lines,
    title: firstLine(
      elements.find(
        (e) => hasClass(e, 'post-title') || (e.name === 'h3' && e.attribs['itemprop'] === 'name'),
      ),
    ),
    pageTitle: firstLine(elements.find((e) => e.name === 'title')),
    ...placeOf(elements, url),
    cutOff: body !== undefined && !isClosed(body) && !/<\/html>\s*$/i.test(html),
    framed: body !== undefined,
  };
};

const plainNames = new Set(['article', 'main']);
const plainMarks = /^(?:entry-content|post-content|content|main|lyrics)$/;

/** The text of a page that is no blog: its article, else its content, else all of it. */
const plainBody = (elements: readonly Element[]): Element | null =>
  elements.find((e) => plainNames.has(e.name)) ??
  elements.find((e) =>
    [e.attribs['id'] ?? '', ...(e.attribs['class'] ?? '').split(/\s+/)].some((n) => plainMarks.test(n)),
  ) ??
  elements.find((e) => e.name === 'body') ??
  null;
