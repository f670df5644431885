import { AppError } from '../domain/errors.ts';
import { sectionKey } from '../domain/krithi.ts';
import type { NameKind } from '../domain/name.ts';
import { tightKey } from './name-keys.ts';
import type { EntityRef, PublishableKrithi } from './types.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Names that say there is no name; a row of this name would gather unrelated krithis. */
const placeholders = new Set(['', 'unknown', 'none', 'na', 'nil', 'notknown', 'unsure', 'tbd']);

/** A krithi's references, each with the kind that its place asks for. */
export const referencesOf = (krithi: PublishableKrithi): readonly { kind: NameKind; entity: EntityRef }[] => [
  { kind: 'composer', entity: krithi.composer },
  ...krithi.ragas.map(({ entity }) => ({ kind: 'raga' as const, entity })),
  ...(krithi.tala === null ? [] : [{ kind: 'tala' as const, entity: krithi.tala }]),
  ...(krithi.deity === null ? [] : [{ kind: 'deity' as const, entity: krithi.deity }]),
  ...(krithi.temple === null ? [] : [{ kind: 'temple' as const, entity: krithi.temple }]),
];

const wrong = (detail: string): AppError => new AppError('internal.bad_input', { detail });

/** Why a krithi may not leave this machine, or null. Holds for every target. */
export const whyNotReady = (krithi: PublishableKrithi): AppError | null => {
  if (krithi.approvedAt === null) return new AppError('publish.not_ready');
  if (!uuid.test(krithi.krithiId)) return wrong(`the krithi's id is not a UUID: ${krithi.krithiId}`);
  if (krithi.link === '') return wrong('the krithi has no link');
  if (krithi.title.trim() === '') return new AppError('publish.not_ready', { detail: 'it has no title' });
  if (!krithi.sections.some(({ text }) => text.trim() !== '')) {
    return new AppError('publish.not_ready', { detail: 'it has no lyrics' });
  }
  const seen = new Set<string>();
  for (const section of krithi.sections) {
    const key = sectionKey(section);
    if (seen.has(key)) return wrong(`two sections are called ${key}`);
    seen.add(key);
  }
  for (const { kind, entity } of referencesOf(krithi)) {
    if (entity.kind !== kind) return wrong(`${entity.name} is a ${entity.kind}, not a ${kind}`);
    if (placeholders.has(tightKey(entity.name))) {
      return new AppError('publish.unresolved', { detail: `${kind} “${entity.name}”` });
    }
  }
  return null;
};
