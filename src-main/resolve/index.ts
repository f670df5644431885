export { type AlignedLetters, alignLetters } from './align.ts';
export { type Authority, parseAuthority, writeAuthority } from './authority-file.ts';
export { FOLD_VERSION } from './fold/sound.ts';
export { keyOf, titleKey } from './keys.ts';
export { type NameIndex, buildIndex, buildIndexInSlices } from './name-index.ts';
export { type AliasLookup, noAliases, resolveName } from './resolve-name.ts';
export { diffAuthority } from './authority-diff.ts';
export { effectsOfAlias, shadowsOf } from './shadow.ts';
export { searchNames } from './search.ts';
