import type { Entity, NameKind } from '../domain/name.ts';
import { composerKey } from './composers/index.ts';
import { isUnvoicedTamil } from './fold/indic.ts';
import { soundKey, tamilKey } from './fold/sound.ts';

/** Another name of what a printed name means, as a list that people made has it. */
export type Synonym = {
  /** How the known list calls the entity. */
  readonly known: string;
  readonly text: string;
};

/**
 * The other names of a printed name. A curator's own list may call Kamavardhini
 * only Pantuvarali; that both are one raga is common knowledge, which the
 * built-in list holds. It offers candidates and accepts nothing: whether this
 * list means the same raga by the name is for a person to say.
 */
export type Synonyms = (kind: NameKind, printed: string) => readonly Synonym[];

export const noSynonyms: Synonyms = () => [];

/** Talas are parsed; their grammar knows the names. */
const listed: ReadonlySet<NameKind> = new Set<NameKind>(['raga', 'composer', 'deity', 'temple']);

const keyOf = (kind: NameKind, text: string): string =>
  kind === 'composer'
    ? composerKey(text)
    : isUnvoicedTamil(text)
      ? `~${tamilKey(soundKey(text))}`
      : soundKey(text);

/** Knowledge of names from a list; built once and shared by every index. */
export const buildSynonyms = (known: readonly Entity[]): Synonyms => {
  const byKey = new Map<string, Set<Entity>>();
  const add = (key: string, entity: Entity): void => {
    const held = byKey.get(key);
    if (held === undefined) byKey.set(key, new Set([entity]));
    else held.add(entity);
  };
  for (const entity of known) {
    if (!listed.has(entity.kind)) continue;
    for (const text of [entity.name, ...entity.aliases]) {
      add(`${entity.kind}|${keyOf(entity.kind, text)}`, entity);
      if (entity.kind !== 'composer') add(`${entity.kind}|~${tamilKey(soundKey(text))}`, entity);
    }
  }
  return (kind, printed) => {
    const entities = byKey.get(`${kind}|${keyOf(kind, printed)}`);
    return [...(entities ?? [])].flatMap((entity) =>
      [entity.name, ...entity.aliases].map((text) => ({ known: entity.name, text })),
    );
  };
};
