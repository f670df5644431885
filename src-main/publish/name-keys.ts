/**
 * Names as the main database folds them. Its `name_normalized` was made by
 * two rules: both lower-case and drop the marks of Latin letters; one keeps
 * single spaces, the other none. Marks of other scripts are vowels and stay.
 */
const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .normalize('NFC');

/** The rule that keeps spaces: `Sri  Ranjani` gives `sri ranjani`. */
export const spacedKey = (name: string): string =>
  folded(name)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** The rule that keeps letters and digits alone: `Sri Ranjani` gives `sriranjani`. What new rows get. */
export const tightKey = (name: string): string => folded(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
