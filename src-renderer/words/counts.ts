/** Numbers, plurals and days as the words need them. */
const numbers = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en');
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

export const number = (n: number): string => numbers.format(n);
export const count = (n: number, one: string, many: string): string =>
  `${numbers.format(n)} ${plural.select(n) === 'one' ? one : many}`;
export const day = (at: number): string => days.format(at);
