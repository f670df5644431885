export { type AlignedLetters, alignLetters } from './align.ts';
export {
  type Authority,
  type FileProblem,
  parseAuthority,
  readAuthority,
  writeAuthority,
} from './authority-file.ts';
export { builtinPolicy } from './class-table.ts';
export { type NameContext, weighByContext } from './context.ts';
export { FOLD_VERSION } from './fold/sound.ts';
export { keyOf, titleKey } from './keys.ts';
export { type NameIndex, buildIndex, buildIndexInSlices } from './name-index.ts';
export { type Place, createPlaceFinder } from './printed-places.ts';
export { asQuestion } from './question.ts';
export { type AliasLookup, noAliases, resolveName } from './resolve-name.ts';
export { type ReviewedHomonym, examineAuthority } from './authority-doctor.ts';
export { diffAuthority } from './authority-diff.ts';
export { effectsOfAlias, shadowsOf } from './shadow.ts';
export { searchNames } from './search.ts';
export { type Synonyms, buildSynonyms, noSynonyms } from './synonyms.ts';
