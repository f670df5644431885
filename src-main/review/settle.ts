import type { AliasRow } from '../store/aliases.ts';
import type { DecisionRow } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { MentionRow, Settlement, ValueRow } from '../store/names.ts';

/** Where a mention stands: what scoped aliases and krithi overrides are looked up by. */
export type Place = {
  readonly krithiId: string;
  readonly batchId: string;
  readonly site: string;
  readonly krithiCreatedAt: number;
};

/** The decisions on one value that stand, oldest first, and whether each covers what comes later. */
export type ValueFold = { readonly standing: readonly DecisionRow[] };

/** Folds the log of one value: a decision stands unless a standing revert names it. */
export const foldValue = (records: Records, value: Pick<ValueRow, 'kind' | 'key'>): ValueFold => ({
  standing: records.decisions
    .ofValue(value.kind, value.key)
    .filter((d) => d.act !== 'revert' && d.act !== 'reject' && records.decisions.stands(d.id)),
});

const waiting = (how: string): Settlement => ({
  state: 'waiting',
  entities: [],
  how,
  evidence: null,
  decisionId: null,
});

const byDecision = (d: DecisionRow): Settlement => {
  switch (d.act) {
    case 'accept':
      return {
        state: 'resolved',
        entities: d.entities,
        how: `decided by ${d.who}`,
        evidence: 'decision',
        decisionId: d.id,
      };
    case 'none':
      return {
        state: 'none',
        entities: [],
        how: `left empty by ${d.who}`,
        evidence: 'decision',
        decisionId: d.id,
      };
    case 'unsure':
      return { ...waiting(`${d.who} was unsure`), decisionId: d.id };
    case 'reject':
    case 'revert':
      return waiting('');
  }
};

const byAlias = (alias: AliasRow): Settlement => ({
  state: 'resolved',
  entities: [alias.entityId],
  how: `spelling learnt from ${alias.who}`,
  evidence: 'alias',
  decisionId: alias.decisionId,
});

/** A split of the list told this krithi's name apart from its homonym. */
const byAssignment = (entityId: string): Settlement => ({
  state: 'resolved',
  entities: [entityId],
  how: 'told apart in the authority list',
  evidence: 'decision',
  decisionId: null,
});

/** The entries as merges and splits left them; order and repeats stay, as a ragamalika returns to a raga. */
const redirected = (
  records: Records,
  settled: Settlement,
  value: ValueRow,
  place: Place,
  decisionId: string | null,
): Settlement => {
  const decisionSeq = decisionId === null ? 0 : (records.decisions.find(decisionId)?.seq ?? 0);
  const at = { krithiId: place.krithiId, kind: value.kind, key: value.key, decisionSeq };
  const entities = records.redirects.follow(settled.entities, at);
  if (entities.every((id, i) => id === settled.entities[i])) return settled;
  const names = [...new Set(entities)].map(records.entities.nameOf).join(', ');
  return { ...settled, entities, how: `${settled.how}; in the list this is now ${names}` };
};

/**
 * What one mention means now. People come before the machine, and the narrower
 * word before the wider: a decision on this krithi, a decision on the value
 * (for what was there when it was made), a learnt spelling, then the verdict.
 */
export const settleMention = (
  records: Records,
  fold: ValueFold,
  value: ValueRow,
  mention: Pick<MentionRow, 'kind' | 'printed'>,
  place: Place,
): Settlement => {
  const own = fold.standing.findLast((d) => d.krithiId === place.krithiId);
  if (own !== undefined) return redirected(records, byDecision(own), value, place, own.id);
  const shared = fold.standing.findLast(
    (d) => d.krithiId === null && place.krithiCreatedAt <= d.at && !d.leavesOut.includes(mention.printed),
  );
  if (shared !== undefined) return redirected(records, byDecision(shared), value, place, shared.id);
  const alias = records.aliases.lookup(mention.kind, value.key, place);
  if (alias !== null && !leftOut(fold, alias, mention.printed))
    return redirected(records, byAlias(alias), value, place, alias.decisionId);
  const assigned = records.redirects.assigned({ krithiId: place.krithiId, kind: value.kind, key: value.key });
  if (assigned !== null) return byAssignment(assigned);
  const { verdict } = value;
  if (verdict !== null && verdict.verdict === 'resolved' && verdict.entity !== null) {
    const settled: Settlement = {
      state: 'resolved',
      entities: [verdict.entity.id],
      how: verdict.reasons.join('; '),
      evidence: verdict.evidence,
      decisionId: null,
    };
    return redirected(records, settled, value, place, null);
  }
  return waiting(verdict?.reasons.join('; ') ?? '');
};

const leftOut = (fold: ValueFold, alias: AliasRow, printed: string): boolean =>
  fold.standing.some((d) => d.id === alias.decisionId && d.leavesOut.includes(printed));
