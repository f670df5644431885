import type { NameKind } from '../domain/name.ts';
import { composerKey } from './composers/index.ts';
import { isUnvoicedTamil } from './fold/indic.ts';
import { type Heard, hear, tamilKey } from './fold/sound.ts';
import { type Structure, structureOf } from './structure.ts';
import { talaKey } from './talas/index.ts';

/** The key of a name that was heard already. */
export const keyOfHeard = (name: string, { sound }: Heard): string => {
  if (sound === '') return `#${name.normalize('NFKC').trim().toLowerCase()}`;
  return isUnvoicedTamil(name) ? `~${tamilKey(sound)}` : sound;
};

/** Tamil spellings stand apart: two names that only voicing tells apart are one there. */
const nameKey = (name: string): string => keyOfHeard(name, hear(name));

/** The key of a name taken apart; `single` is that of its base where it was worked out already. */
export const keyOfStructure = (structure: Structure, single?: string): string => {
  const { kind, base, parts, melakarta, namesParent } = structure;
  if (kind === 'single')
    return `${namesParent ? 'janya of ' : ''}${single ?? nameKey(base)}${melakarta === null ? '' : ` ${melakarta}`}`;
  const joined = parts.map(nameKey).join(' - ');
  return kind === 'ragamalika' ? `ragamalika: ${joined}` : joined;
};

/** The key of a distinct value: spellings with one key are one question, decided once. */
export const keyOf = (kind: NameKind, value: string): string => {
  switch (kind) {
    case 'composer':
      return composerKey(value);
    case 'tala':
      return talaKey(value);
    case 'raga':
      return keyOfStructure(structureOf(value, () => true));
    case 'deity':
    case 'temple':
      return nameKey(value);
  }
};

/** The key under which titles of one krithi meet, whatever the spelling. */
export const titleKey = (title: string): string => nameKey(title);
