/**
 * The line (from 1) on which each entry of each list of an authority file begins, by the list's name.
 * The text is known to be JSON with an object outside; only strings and brackets matter.
 */
export const entryLines = (text: string): ReadonlyMap<string, readonly number[]> => {
  const lines = new Map<string, number[]>();
  let line = 1;
  let depth = 0;
  let lastString = '';
  let list: number[] | null = null;
  /** Inside a list, between the comma (or the bracket) and the entry. */
  let awaits = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\n') line += 1;
    if (sign === undefined || /\s/.test(sign)) continue;
    if (awaits && sign !== ']') {
      list?.push(line);
      awaits = false;
    }
    if (sign === '"') {
      const end = stringEnd(text, at);
      if (depth === 1) lastString = text.slice(at + 1, end);
      at = end;
    } else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth === 2 && sign === '[') {
        list = lines.get(lastString) ?? [];
        lines.set(lastString, list);
        awaits = true;
      }
    } else if (sign === '}' || sign === ']') {
      if (depth === 2) {
        list = null;
        awaits = false;
      }
      depth -= 1;
    } else if (sign === ',' && depth === 2 && list !== null) awaits = true;
  }
  return lines;
};

/** Where the string that begins at `from` ends. JSON strings hold no line breaks. */
const stringEnd = (text: string, from: number): number => {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
};
