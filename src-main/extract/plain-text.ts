import { elementsUnder, hasClass, parseDocument } from './document.ts';
import { lineSpan, linesUnder, type Line } from './line-model.ts';

/** A line of plain text with its place in the source (UTF-16 offsets). */
export type PageLine = { readonly text: string; readonly start: number; readonly end: number };

/**
 * The post of a page as plain lines, each with its place in the source; the
 * whole page where no post stands out. No markup survives.
 */
export const pageLines = (html: string): PageLine[] => {
  const root = parseDocument(html);
  const elements = elementsUnder(root);
  const title = elements.find((e) => hasClass(e, 'post-title'));
  const body = elements.find((e) => e.name !== 'body' && hasClass(e, 'post-body'));
  const shown =
    body === undefined
      ? linesUnder(root)
      : [...(title === undefined ? [] : linesUnder(title)), ...linesUnder(body)];
  return shown.map((line) => placed(html, line));
};

const placed = (html: string, line: Line): PageLine => ({ text: line.marked, ...lineSpan(html, line) });

/** How much of the line is shown on either side. */
const context = 160;

/** The words at a place of the page with what stands before and after on the line, as plain text. */
export const evidenceSnippet = (
  html: string,
  start: number,
  end: number,
): { readonly before: string; readonly match: string; readonly after: string } => {
  const line = everyLine(html).find((l) => l.start < Math.max(end, start + 1) && l.end > start);
  if (line === undefined) return { before: '', match: plain(html.slice(start, end)), after: '' };
  const before = plain(html.slice(Math.min(line.start, start), start));
  const after = plain(html.slice(end, Math.max(line.end, end)));
  return {
    before: before.length > context ? `…${before.slice(-context)}` : before,
    match: plain(html.slice(start, end)),
    after: after.length > context ? `${after.slice(0, context)}…` : after,
  };
};

const everyLine = (html: string): PageLine[] => {
  const root = parseDocument(html);
  const title = elementsUnder(root).find((e) => e.name === 'title');
  return [...(title === undefined ? [] : linesUnder(title)), ...linesUnder(root)].map((line) =>
    placed(html, line),
  );
};

/** A piece of source as plain text; blanks at its ends are kept as one. */
const plain = (source: string): string => {
  const opened = source.lastIndexOf('<');
  const whole = opened > source.lastIndexOf('>') ? source.slice(0, opened) : source;
  const text = linesUnder(parseDocument(`<body>${whole}`))
    .map((line) => line.marked)
    .join(' ');
  if (text === '') return /\s/.test(whole) ? ' ' : '';
  return (/^\s/.test(whole) ? ' ' : '') + text + (/\s$/.test(whole) ? ' ' : '');
};
