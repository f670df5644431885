/** A name in popular English spelling, as the titles of the posts have it: `vEnkaTESa` is Venkatesa. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/\([^()]*\)/g, ' '],
  [/(?<=[kgtdmnhpbs])R(?![a-z])|R(?=sh|N|s|d|t|p|k)/g, 'ri'],
  [/ch/g, 'chh'],
  [/c(?!h)/g, 'ch'],
  [/S(?=r)/g, 's'],
  [/S/g, 's'],
  [/M\b/g, 'm'],
];

export const popular = (text: string): string =>
  sounds
    .reduce((out, [from, to]) => out.replace(from, to), text)
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
