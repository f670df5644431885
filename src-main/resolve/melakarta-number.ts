/** A printed raga name without the number of a melakarta that stands beside it. */
export type Numbered = {
  readonly name: string;
  /** 1 to 72; null where no such number is printed. */
  readonly melakarta: number | null;
};

/** The number of a melakarta, or null where the text is none. */
export const asMelakarta = (text: string | undefined): number | null => {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= 72 ? value : null;
};

const word = 'm[eē][lḷ]a?(?:kart+h?[aā])?[mṃ]?';
const ordinal = '#?(\\d{1,2})(?:st|nd|rd|th)?';

/** `28 X`, `28. X`, `(28) X`, `28th mela X`, `Mela 28 - X`. */
const before = new RegExp(
  `^\\s*[([]?\\s*(?:${word}\\s*${ordinal}|${ordinal}\\s*(?:${word})?)\\s*[\\s)\\].:,–-]+(\\p{L}.*)$`,
  'isu',
);
/** `X (28)`, `X [28]`, `X - 28`, `X, mela 28`, `X 28th mela`, `X (28 janya)`; a bare number behind a name counts something else. */
const behind = new RegExp(
  `^(.*?\\p{L}.*?)\\s*(?:[([]|\\s[-–—]\\s|[,;:]\\s*(?=m|\\d{1,2}\\D*m)|\\s(?=m|\\d{1,2}\\s*(?:st|nd|rd|th)?\\s*m))\\s*(?:${word}\\s*${ordinal}|${ordinal}\\s*(?:${word})?)\\s*(?:janya)?\\s*[)\\]]?[\\s.]*$`,
  'isu',
);
/** `X - janya of 28 Y`, `X (janya of 28 Y)`, `X, a janya of Y`. */
const janyaOf = new RegExp(
  `^(.*?\\p{L}.*?)[\\s,;:–([-]+(?:a\\s+)?janya\\s+(?:of|from)\\s+(?:the\\s+)?(?:${word}\\s*)?(?:${ordinal})?\\P{Nd}*$`,
  'isu',
);

/**
 * Takes the number of a melakarta off a printed raga name, in the ways in which sources give it. The
 * number is evidence: it may confirm a name, tell homonyms apart or make a name doubtful.
 */
export const takeMelakarta = (text: string): Numbered => {
  const forms = [
    [janyaOf, 1, [2]],
    [before, 3, [1, 2]],
    [behind, 1, [2, 3]],
  ] as const;
  for (const [form, name, numbers] of forms) {
    const found = form.exec(text);
    if (found === null) continue;
    const printed = numbers.map((at) => found[at]).find((each) => each !== undefined);
    const melakarta = asMelakarta(printed);
    if (melakarta !== null || printed === undefined) return { name: found[name] ?? text, melakarta };
  }
  return { name: text, melakarta: null };
};
