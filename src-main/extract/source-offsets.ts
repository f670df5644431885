const numeric = /^&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?/;
const named = /^&[A-Za-z][A-Za-z0-9]*;?/;

/** The code point that a browser makes of a numeric reference is one or two UTF-16 units long. */
const unitsOf = (match: RegExpExecArray): number => {
  const code = match[1] === undefined ? Number.parseInt(match[2] ?? '', 10) : Number.parseInt(match[1], 16);
  return code > 0xffff && code <= 0x10ffff ? 2 : 1;
};

/**
 * For each UTF-16 unit of a decoded text its offset in the source, and one more
 * for the end. The source between `start` and `end` holds the text with
 * character references, CRLF line ends and, where the parser moved text out of
 * a table, foreign tags between.
 */
export const sourceOffsets = (html: string, start: number, end: number, text: string): number[] => {
  const offsets: number[] = [];
  let at = start;
  while (offsets.length < text.length) {
    const wanted = text[offsets.length];
    if (wanted !== '<') at = behindTags(html, at, end);
    if (at >= end) {
      offsets.push(end);
      continue;
    }
    const { length, units } = stepAt(html, at, wanted);
    for (let unit = 0; unit < units; unit += 1) offsets.push(at);
    at += length;
  }
  offsets.length = text.length;
  offsets.push(Math.min(at, end));
  return offsets;
};

/** The first place from `at` on that is not in a tag. */
const behindTags = (html: string, at: number, end: number): number => {
  let place = at;
  while (place < end && html[place] === '<') {
    const close = html.indexOf('>', place);
    place = close === -1 ? end : close + 1;
  }
  return place;
};

/** Length in the source and units in the text of what stands at a place. */
const stepAt = (html: string, at: number, wanted: string | undefined): { length: number; units: number } => {
  if (html[at] === '\r' && html[at + 1] === '\n') return { length: 2, units: 1 };
  if (html[at] !== '&') return { length: 1, units: 1 };
  const rest = html.slice(at, at + 40);
  const number = numeric.exec(rest);
  if (number !== null) return { length: number[0].length, units: unitsOf(number) };
  const name = named.exec(rest)?.[0];
  if (name === undefined || (wanted === '&' && !name.startsWith('&amp'))) return { length: 1, units: 1 };
  return { length: name.length, units: 1 };
};
