import type { Candidate, NameKind } from '../../domain/name.ts';
import type { Engine } from '../../engine.ts';
import { type NameContext, keyOf, titleKey } from '../../resolve/index.ts';
import type { PageNames } from '../../store/krithi-row.ts';
import type { PrintedPlace } from '../../store/names.ts';

/** Krithis looked at for signs; more say the same again. */
const looked = 12;

/** How the page itself names it, where the manifest's word was taken. */
const onPage = (names: PageNames | null, kind: NameKind): readonly string[] => {
  if (names === null) return [];
  if (kind === 'raga') return names.ragas;
  const name = kind === 'composer' ? names.composer : kind === 'tala' ? names.tala : null;
  return name === null ? [] : [name];
};

/** Entities of the kind on other krithis of the same title and, where both are settled, the same composer. */
const carriedByTitle = (
  engine: Engine,
  krithi: { readonly krithiId: string; readonly title: string },
  kind: NameKind,
  composers: readonly string[],
): string[] =>
  engine.records.krithis.idsOfTitle(titleKey(krithi.title), krithi.krithiId, looked).flatMap((other) => {
    const mentions = engine.records.names.mentionsOfKrithi(other).filter((m) => m.state === 'resolved');
    const theirs = mentions.filter((m) => m.kind === 'composer').flatMap((m) => m.entities);
    const isOther = composers.length > 0 && theirs.length > 0 && !theirs.some((id) => composers.includes(id));
    return isOther ? [] : mentions.filter((m) => m.kind === kind).flatMap((m) => m.entities);
  });

/** More krithis of one raga and one composer say no more. */
const enough = 5;

/** How many krithis of these composers carry each candidate already. */
const carriedWith = (
  engine: Engine,
  candidates: readonly Candidate[],
  composerIds: readonly string[],
): ReadonlyMap<string, number> =>
  new Map(
    candidates.map(({ id }) => [
      id,
      composerIds.reduce((sum, composer) => sum + engine.records.entityUse.together(id, composer, enough), 0),
    ]),
  );

/** What the store knows of the krithis that print a name: signs that order its candidates. */
export const contextOf = (
  engine: Engine,
  { kind, key }: { readonly kind: NameKind; readonly key: string },
  candidates: readonly Candidate[],
  places: readonly PrintedPlace[],
): NameContext => {
  const { records } = engine;
  const seen = places.slice(0, looked).map((krithi) => ({
    krithi,
    composers: records.names
      .mentionsOfKrithi(krithi.krithiId)
      .filter((m) => m.kind === 'composer' && m.state === 'resolved')
      .flatMap((m) => m.entities),
  }));
  const composerIds = [...new Set(seen.flatMap(({ composers }) => composers))];
  return {
    links: kind === 'raga' ? seen.map(({ krithi }) => krithi.link) : [],
    pageNames: seen
      .filter(({ krithi }) => krithi.source === 'manifest')
      .flatMap(({ krithi }) => onPage(records.krithis.pageNames(krithi.krithiId), kind))
      // What says the same again says nothing more.
      .filter((name) => keyOf(kind, name) !== key),
    composers: composerIds.map((id) => records.entities.nameOf(id)),
    titleCarries: [
      ...new Set(seen.flatMap(({ krithi, composers }) => carriedByTitle(engine, krithi, kind, composers))),
    ],
    carried: kind === 'raga' ? carriedWith(engine, candidates, composerIds) : new Map(),
  };
};
