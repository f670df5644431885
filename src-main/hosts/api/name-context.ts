import type { NameKind } from '../../domain/name.ts';
import type { Extraction } from '../../domain/krithi.ts';
import type { Engine } from '../../engine.ts';
import { type NameContext, titleKey } from '../../resolve/index.ts';
import type { KrithiRow } from '../../store/krithis.ts';
import type { MentionRow } from '../../store/names.ts';

/** Krithis looked at for signs; more say the same again. */
const looked = 12;

/** How the page itself names it, where the manifest's word was taken. */
const onPage = (extraction: Extraction | null, kind: NameKind): readonly string[] => {
  if (extraction === null) return [];
  if (kind === 'raga') return extraction.ragas;
  const name = kind === 'composer' ? extraction.composer : kind === 'tala' ? extraction.tala : null;
  return name === null ? [] : [name];
};

/** Entities of the kind on other krithis of the same title and, where both are settled, the same composer. */
const carriedByTitle = (
  engine: Engine,
  krithi: KrithiRow,
  kind: NameKind,
  composers: readonly string[],
): string[] =>
  engine.records.krithis.sameTitleKey(titleKey(krithi.title), krithi.id).flatMap((other) => {
    const mentions = engine.records.names.mentionsOfKrithi(other.id).filter((m) => m.state === 'resolved');
    const theirs = mentions.filter((m) => m.kind === 'composer').flatMap((m) => m.entities);
    const isOther = composers.length > 0 && theirs.length > 0 && !theirs.some((id) => composers.includes(id));
    return isOther ? [] : mentions.filter((m) => m.kind === kind).flatMap((m) => m.entities);
  });

/** What the store knows of the krithis that print a name: signs that order its candidates. */
export const contextOf = (engine: Engine, kind: NameKind, mentions: readonly MentionRow[]): NameContext => {
  const { records } = engine;
  const seen = mentions.slice(0, looked).map((mention) => {
    const krithi = records.krithis.get(mention.krithiId);
    const composers = records.names
      .mentionsOfKrithi(krithi.id)
      .filter((m) => m.kind === 'composer' && m.state === 'resolved')
      .flatMap((m) => m.entities);
    return { mention, krithi, composers };
  });
  const composerIds = [...new Set(seen.flatMap(({ composers }) => composers))];
  return {
    links: kind === 'raga' ? seen.map(({ krithi }) => krithi.link) : [],
    pageNames: seen
      .filter(({ mention }) => mention.source === 'manifest')
      .flatMap(({ krithi }) => onPage(krithi.extraction, kind)),
    composers: composerIds.map((id) => records.entities.nameOf(id)),
    titleCarries: [
      ...new Set(seen.flatMap(({ krithi, composers }) => carriedByTitle(engine, krithi, kind, composers))),
    ],
    carried: new Map(),
  };
};
