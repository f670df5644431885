import { type NameKind, nameKinds } from '../domain/name.ts';
import type { DecisionRow } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import {
  type MentionRow,
  type NewMention,
  type Settlement,
  type ValueRow,
  saidPosition,
} from '../store/names.ts';
import { foldLines } from './fold.ts';

/** The key of what a krithi does not print, where a person says all the same what it is. */
export const unprinted = '';

/**
 * What a person said the composer, ragas or tala of a krithi are, whatever it prints: a
 * decision on its unprinted place. It is a fold of the log by the krithi's link, so that it
 * holds on every machine that has the log, also for a krithi that came after it, and a
 * revert, from wherever it comes, gives the printed names their word back.
 */
export const overrideOf = (records: Records, link: string, kind: NameKind): DecisionRow | null => {
  const lines = records.decisions.ofLink(link, kind, unprinted);
  const own = lines.length === 0 ? undefined : foldLines(lines).standing.at(-1);
  return own?.act === 'accept' || own?.act === 'none' ? own : null;
};

/** How a printed name is settled that a person overruled for this krithi; null where nobody did. */
export const overruling = (records: Records, link: string, kind: NameKind): Settlement | null => {
  const said = overrideOf(records, link, kind);
  if (said === null) return null;
  return {
    state: 'overruled',
    entities: [],
    how: `overruled by ${said.who}`,
    evidence: 'decision',
    decisionId: said.id,
  };
};

/** The place of a krithi that nothing prints, empty until it is settled, and the value that it is of. */
export const unprintedPlace = (
  records: Records,
  kind: NameKind,
  krithiId: string,
): { readonly place: NewMention; readonly value: ValueRow } => {
  const value = records.names.ensure(kind, unprinted, '');
  const place: NewMention = {
    krithiId,
    kind,
    position: saidPosition,
    printed: '',
    source: 'person',
    spanStart: null,
    spanEnd: null,
    valueId: value.id,
    state: 'none',
    entities: [],
    how: '',
    evidence: null,
    decisionId: null,
  };
  return { place, value };
};

/** The kinds of name that a person said for the krithi of a link, and that it has no place for yet. */
export const saidWithoutPlace = (
  records: Records,
  link: string,
  mentions: readonly Pick<MentionRow, 'kind' | 'source'>[],
): NameKind[] =>
  nameKinds.filter(
    (kind) =>
      !mentions.some((mention) => mention.kind === kind && mention.source === 'person') &&
      overrideOf(records, link, kind) !== null,
  );
