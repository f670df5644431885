import type { NameKind } from '../domain/name.ts';
import type { DecisionRow } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { Settlement } from '../store/names.ts';
import { foldLines } from './fold.ts';

/** The key of what a krithi does not print, where a person says all the same what it is. */
export const unprinted = '';

/**
 * What a person said the composer, ragas or tala of a krithi are, whatever it prints: a
 * decision on its unprinted place. It is a fold of the log, so that a revert, from wherever
 * it comes, gives the printed names their word back.
 */
export const overrideOf = (
  records: Records,
  krithiId: string,
  link: string,
  kind: NameKind,
): DecisionRow | null => {
  // Hardly any krithi has such a place: without one the log need not be read.
  if (!records.names.hasSaid(krithiId, kind)) return null;
  const own = foldLines(records.decisions.ofKrithi(krithiId, kind, unprinted)).standing.findLast(
    (d) => d.krithiLink === link,
  );
  return own?.act === 'accept' || own?.act === 'none' ? own : null;
};

/** How a printed name is settled that a person overruled for this krithi; null where nobody did. */
export const overruling = (
  records: Records,
  krithiId: string,
  link: string,
  kind: NameKind,
): Settlement | null => {
  const said = overrideOf(records, krithiId, link, kind);
  if (said === null) return null;
  return {
    state: 'overruled',
    entities: [],
    how: `overruled by ${said.who}`,
    evidence: 'decision',
    decisionId: said.id,
  };
};
