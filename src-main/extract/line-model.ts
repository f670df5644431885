import {
  type Element,
  type Node,
  type TextNode,
  childrenOf,
  hasClass,
  isElement,
  isShort,
  isText,
} from './document.ts';
import { sourceOffsets } from './source-offsets.ts';

/** A run of text of one node inside a line. */
type Piece = {
  readonly node: TextNode;
  /** The part of the node's text that is used. */
  readonly from: number;
  readonly text: string;
  /** In a superscript: a footnote mark, no part of the words. */
  readonly raised: boolean;
};

/**
 * A line as a reader sees it: `<br>` and blocks part lines, `<sup>` is a
 * footnote mark and left out of `text`, `<sub>` is part of its word.
 */
export type Line = {
  readonly text: string;
  /** With the footnote marks, for notes that refer to them. */
  readonly marked: string;
  readonly pieces: readonly Piece[];
  /** What parts it from the line before. */
  readonly after: 'line' | 'blank' | 'rule';
  readonly bold: boolean;
  readonly heading: boolean;
  /** All of it is one link within the page: navigation. */
  readonly fragmentLink: boolean;
  /** All of it is a link. */
  readonly link: boolean;
  /** Its first letters stand in an element of their own, larger than the rest. */
  readonly initial: string | null;
};

const parting = new Set(
  'address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const spaced = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'blockquote']);
const unread = new Set(
  'script style noscript template title head iframe object select textarea xml svg math'.split(' '),
);
/** The blog's own parts, which a post that was not closed would take in. */
const surroundings = ['post-footer', 'comments', 'sidebar', 'navbar', 'footer', 'blog-pager', 'post-feeds'];
/** No footnote mark is longer; what is longer was not closed. */
const longestMark = 12;
/** No link of one line is longer. */
const longestLink = 400;
const raisedStyle = /vertical-align:\s*super/i;
const boldStyle = /font-weight:\s*(?:bold|[6-9]00)/i;
const sizeStyle = /font-size:\s*(\d+)%/i;

type Style = {
  readonly raised: boolean;
  readonly lowered: boolean;
  readonly bold: boolean;
  readonly heading: boolean;
  readonly size: number;
  readonly href: string | null;
};

const plainStyle: Style = {
  raised: false,
  lowered: false,
  bold: false,
  heading: false,
  size: 100,
  href: null,
};

const isSurrounding = (element: Element): boolean =>
  element.attribs['id'] === 'comments' || surroundings.some((name) => hasClass(element, name));

const styleOf = (element: Element, outer: Style): Style => {
  const css = element.attribs['style'] ?? '';
  const size = sizeStyle.exec(css)?.[1];
  return {
    raised:
      outer.raised || ((element.name === 'sup' || raisedStyle.test(css)) && isShort(element, longestMark)),
    lowered: outer.lowered || (element.name === 'sub' && isShort(element, longestMark)),
    bold: outer.bold || element.name === 'b' || element.name === 'strong' || boldStyle.test(css),
    heading: outer.heading || /^h[1-6]$/.test(element.name),
    size: size === undefined ? outer.size : Number(size),
    href:
      element.name === 'a' && isShort(element, longestLink)
        ? (element.attribs['href'] ?? outer.href)
        : outer.href,
  };
};

type Step = { readonly enter: Node; readonly style: Style } | { readonly leave: Element };
type Styled = Piece & { readonly style: Style };

const squeeze = (text: string): string =>
  text
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
    .normalize('NFC');

/** The lines under a node, in reading order, without empty ones. */
export const linesUnder = (root: Node): Line[] => {
  const lines: Line[] = [];
  let pieces: Styled[] = [];
  let gap: Line['after'] = 'blank';
  let breaks = 0;

  const endLine = (): void => {
    const line = lineOf(pieces, gap);
    pieces = [];
    if (line === null) return;
    lines.push(line);
    gap = 'line';
    breaks = 0;
  };
  const widen = (to: Line['after']): void => {
    if (gap === 'line' || to === 'rule') gap = to;
  };
  const breakLine = (): void => {
    endLine();
    breaks += 1;
    if (breaks > 1) widen('blank');
  };

  const steps: Step[] = [{ enter: root, style: plainStyle }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('leave' in step) {
      endLine();
      if (spaced.has(step.leave.name)) widen('blank');
      continue;
    }
    const { enter: node, style } = step;
    if (isText(node)) {
      pieces.push(...pieceOf(node, style));
      continue;
    }
    const inner = isElement(node) ? styleOf(node, style) : style;
    if (isElement(node)) {
      if (node !== root && (unread.has(node.name) || isSurrounding(node))) continue;
      if (node.name === 'br') breakLine();
      else if (node.name === 'hr') {
        endLine();
        widen('rule');
      } else if (parting.has(node.name)) {
        endLine();
        if (spaced.has(node.name)) widen('blank');
        steps.push({ leave: node });
      }
    }
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const child = children[i];
      if (child !== undefined) steps.push({ enter: child, style: inner });
    }
  }
  endLine();
  return lines;
};

/** A lowered digit is joined to its word, whatever blanks the editor put inside the element. */
const pieceOf = (node: TextNode, style: Style): Styled[] => {
  const text = style.lowered ? node.data.trim() : node.data;
  if (text === '') return [];
  return [{ node, from: style.lowered ? node.data.indexOf(text) : 0, text, raised: style.raised, style }];
};

const lineOf = (pieces: readonly Styled[], after: Line['after']): Line | null => {
  const marked = squeeze(pieces.map((p) => p.text).join(''));
  const text = squeeze(pieces.map((p) => (p.raised ? '' : p.text)).join(''));
  if (text === '') return null;
  const seen = pieces.filter((p) => p.text.trim() !== '' && !p.raised);
  const [first] = seen;
  const large = first !== undefined && seen.some((p) => p.style.size < first.style.size);
  return {
    text,
    marked,
    pieces,
    after,
    bold: seen.length > 0 && seen.every((p) => p.style.bold),
    heading: seen.some((p) => p.style.heading),
    fragmentLink: seen.length > 0 && seen.every((p) => p.style.href?.includes('#') ?? false),
    link: seen.length > 0 && seen.every((p) => p.style.href !== null),
    initial: large ? squeeze(first.text) : null,
  };
};

export type Span = { readonly start: number; readonly end: number };

const pieceOffsets = (html: string, piece: Piece): number[] => {
  const place = piece.node.sourceCodeLocation;
  if (place === null || place === undefined) return piece.text.split('').map(() => 0);
  const all = sourceOffsets(html, place.startOffset, place.endOffset, piece.node.data);
  return all.slice(piece.from, piece.from + piece.text.length + 1);
};

/** Where a line stands in the source, from its first to its last visible letter. */
export const lineSpan = (html: string, line: Line): Span => {
  const seen = line.pieces.filter((p) => p.text.trim() !== '');
  const first = seen[0];
  const last = seen.at(-1);
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  const lead = first.text.length - first.text.trimStart().length;
  const tail = last.text.trimEnd().length;
  const start = pieceOffsets(html, first)[lead] ?? 0;
  return { start, end: Math.max(start, pieceOffsets(html, last)[tail] ?? start) };
};

/** Where part of a line's `text` stands in the source; the whole line where normalising moved letters. */
export const partSpan = (html: string, line: Line, part: string): Span => {
  let text = '';
  const offsets: number[] = [];
  let end = 0;
  for (const piece of line.pieces) {
    if (piece.raised) continue;
    const places = pieceOffsets(html, piece);
    for (let i = 0; i < piece.text.length; i += 1) {
      const unit = piece.text[i] ?? '';
      const blank = /[\s\u00a0]/.test(unit);
      if (blank && (text === '' || text.endsWith(' '))) continue;
      text += blank ? ' ' : unit;
      offsets.push(places[i] ?? end);
      end = places[i + 1] ?? end;
    }
  }
  offsets.push(end);
  const at = part === '' ? -1 : text.indexOf(part);
  const start = offsets[at];
  const stop = offsets[at + part.length];
  return at === -1 || start === undefined || stop === undefined ? lineSpan(html, line) : { start, end: stop };
};
