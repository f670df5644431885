import { isAccepting } from '../domain/class-policy.ts';
import { type AliasRow, aliasAt } from '../store/aliases.ts';
import type { Relation } from '../domain/name.ts';
import type { DecisionRow } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { KrithiPlace } from '../store/krithi-row.ts';
import type { MentionRow, Settlement, ValueRow } from '../store/names.ts';
import { type LogFold, foldLines } from './fold.ts';
import { overruling, unprinted } from './override.ts';

/** Where a mention stands: what scoped aliases and krithi overrides are looked up by. */
export type Place = {
  readonly krithiId: string;
  readonly batchId: string;
  readonly site: string;
  /** By which a decision on one krithi finds it on every machine. */
  readonly link: string;
  readonly krithiCreatedAt: number;
  /** Of a review pack: its sender asks for a person's word, not for this machine's. */
  readonly isOfPack: boolean;
};

export const placeOf = (krithi: KrithiPlace): Place => ({
  krithiId: krithi.id,
  batchId: krithi.batchId,
  site: krithi.site,
  link: krithi.link,
  krithiCreatedAt: krithi.createdAt,
  isOfPack: krithi.hidden !== 0,
});

/** What holds of one value wherever it is printed, read once for all its places. */
export type ValueFold = LogFold<DecisionRow> & {
  /** Spellings learnt of it, newest first. */
  readonly spellings: readonly AliasRow[];
  /** What redirects that ask for no krithi made of entries, by decision and entries. */
  readonly followed: Map<string, readonly string[]>;
};

/** Folds the log of one value. */
export const foldValue = (records: Records, value: Pick<ValueRow, 'kind' | 'key'>): ValueFold => ({
  ...foldLines(records.decisions.ofValue(value.kind, value.key)),
  spellings: records.aliases.ofKey(value.kind, value.key),
  followed: new Map(),
});

const waiting = (how: string): Settlement => ({
  state: 'waiting',
  entities: [],
  how,
  evidence: null,
  decisionId: null,
});

const relationWords: Readonly<Record<Relation, string>> = {
  equal: 'the same',
  broader: 'a broader name',
  narrower: 'a narrower name',
  inexact: 'near, not the same',
};

const byDecision = (d: DecisionRow): Settlement => {
  switch (d.act) {
    case 'accept':
      return {
        state: 'resolved',
        entities: d.entities,
        how:
          d.relation === 'equal'
            ? `decided by ${d.who}`
            : `decided by ${d.who}: ${relationWords[d.relation]}`,
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
  fold: ValueFold,
  settled: Settlement,
  value: ValueRow,
  place: Place,
  decisionId: string | null,
): Settlement => {
  const asked = [decisionId ?? '', ...settled.entities].join('\t');
  const follow = (): readonly string[] => {
    const decisionSeq = decisionId === null ? 0 : (records.decisions.find(decisionId)?.seq ?? 0);
    const at = { krithiId: place.krithiId, kind: value.kind, key: value.key, decisionSeq };
    const entities = records.redirects.follow(settled.entities, at);
    if (!records.redirects.tellApart(settled.entities)) fold.followed.set(asked, entities);
    return entities;
  };
  const entities = fold.followed.get(asked) ?? follow();
  if (entities.every((id, i) => id === settled.entities[i])) return settled;
  const names = [...new Set(entities)].map(records.entities.nameOf).join(', ');
  return { ...settled, entities, how: `${settled.how}; in the list this is now ${names}` };
};

/**
 * What one mention means now. People come before the machine, and the narrower
 * word before the wider: what the krithi's names are said to be, a decision on this krithi, a decision on the value
 * (for what was there when it was made), a learnt spelling, then the verdict.
 */
export const settleMention = (
  records: Records,
  fold: ValueFold,
  value: ValueRow,
  mention: Pick<MentionRow, 'kind' | 'printed'> & Partial<Pick<MentionRow, 'ownEntity'>>,
  place: Place,
): Settlement => {
  const overruled = value.key === unprinted ? null : overruling(records, place.link, mention.kind);
  if (overruled !== null) return overruled;
  const taken = takenByMachine(value, mention);
  const own = fold.standing.findLast((d) => d.krithiLink === place.link);
  if (own !== undefined) return redirected(records, fold, byDecision(own), value, place, own.id);
  if (value.key === unprinted) return { ...waiting('not printed'), state: 'none' };
  const shared = fold.standing.findLast(
    (d) =>
      d.krithiLink === null &&
      place.krithiCreatedAt <= d.at &&
      !d.leavesOut.includes(mention.printed) &&
      // Asked blind about a name that is settled, "unsure" is no answer: the krithi goes on.
      !(d.act === 'unsure' && taken !== null && mention.ownEntity === taken),
  );
  if (shared !== undefined) return redirected(records, fold, byDecision(shared), value, place, shared.id);
  if (place.isOfPack) return waiting('');
  const alias = aliasAt(fold.spellings, place);
  if (alias !== null && !leftOut(fold, alias, mention.printed))
    return redirected(records, fold, byAlias(alias), value, place, alias.decisionId);
  const assigned = records.redirects.assigned({ krithiId: place.krithiId, kind: value.kind, key: value.key });
  if (assigned !== null) return byAssignment(assigned);
  const { verdict } = value;
  if (taken !== null) {
    const settled: Settlement = {
      state: 'resolved',
      entities: [taken],
      how: verdict?.reasons.join('; ') ?? '',
      evidence: verdict?.evidence ?? null,
      decisionId: null,
    };
    const now = redirected(records, fold, settled, value, place, null);
    // An entry that left the list since: the name is looked up anew in a moment.
    if (now.entities.every(records.entities.holds)) return now;
  }
  return waiting(verdict?.reasons.join('; ') ?? '');
};

/**
 * What the machine takes the mention for, if for anything. Once its class is
 * demoted it takes nothing new; what was settled before stays as it was.
 */
const takenByMachine = (
  { verdict }: ValueRow,
  { ownEntity }: Partial<Pick<MentionRow, 'ownEntity'>>,
): string | null => {
  if (verdict === null) return null;
  if (verdict.verdict === 'resolved') return verdict.entity?.id ?? null;
  const [first] = verdict.candidates;
  return isAccepting(verdict.evidence) && first !== undefined && first.id === ownEntity ? first.id : null;
};

const leftOut = (fold: ValueFold, alias: AliasRow, printed: string): boolean =>
  fold.standing.some((d) => d.id === alias.decisionId && d.leavesOut.includes(printed));
