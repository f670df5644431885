import type { NameKind } from '../domain/name.ts';
import { composerKey } from './composers/index.ts';
import { isUnvoicedTamil } from './fold/indic.ts';
import { soundKey, unvoice } from './fold/sound.ts';
import { structureOf } from './structure.ts';
import { talaKey } from './talas/index.ts';

/** Tamil spellings stand apart: two names that only voicing tells apart are one there. */
const nameKey = (name: string): string => {
  const sound = soundKey(name);
  if (sound === '') return `#${name.normalize('NFKC').trim().toLowerCase()}`;
  return isUnvoicedTamil(name) ? `~${unvoice(sound)}` : sound;
};

const ragaKey = (value: string): string => {
  const { kind, base, parts, melakarta, namesParent } = structureOf(value, () => true);
  if (kind === 'single')
    return `${namesParent ? 'janya of ' : ''}${nameKey(base)}${melakarta === null ? '' : ` ${melakarta}`}`;
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
      return ragaKey(value);
    case 'deity':
    case 'temple':
      return nameKey(value);
  }
};

/** The key under which titles of one krithi meet, whatever the spelling. */
export const titleKey = (title: string): string => nameKey(title);
