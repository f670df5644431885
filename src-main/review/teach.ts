import type { NewId } from '../domain/ids.ts';
import type { AliasScope } from '../domain/name.ts';
import { Entity } from '../domain/name.ts';
import type { DecisionRow } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import { foldValue } from './settle.ts';

type Deps = { readonly records: Records; readonly newId: NewId };

/**
 * A spelling holds exactly while the decision that taught it is in force. A
 * machine's match never becomes one, and only an entry that *is* the printed
 * name does.
 */
export const followTaught = (deps: Deps, value: ValueRow): void => {
  const { records } = deps;
  const inForce = new Set(foldValue(records, value).standing.map((line) => line.id));
  for (const line of records.decisions.ofValue(value.kind, value.key)) {
    if (line.alias === null) continue;
    if (inForce.has(line.id)) teach(deps, line, value);
    else records.aliases.revokeOfDecision(line.id);
  }
};

const teach = ({ records, newId }: Deps, line: DecisionRow, value: ValueRow): void => {
  const [entityId] = line.entities;
  if (line.act !== 'accept' || line.alias === null || line.relation !== 'equal') return;
  if (line.krithiLink !== null || line.entities.length !== 1 || entityId === undefined) return;
  if (records.aliases.reviveOfDecision(line.id)) return;
  for (const scopeId of scopeIdsOf(records, line.alias, value)) {
    records.aliases.insert({
      id: newId(),
      kind: line.kind,
      key: line.key,
      value: line.value,
      entityId,
      scope: line.alias,
      scopeId,
      decisionId: line.id,
      who: line.who,
      at: line.at,
    });
  }
};

const scopeIdsOf = (records: Records, scope: AliasScope, value: ValueRow): (string | null)[] => {
  if (scope === 'always') return [null];
  const krithis = records.names.mentionsOfValue(value.id).map((m) => records.krithis.get(m.krithiId));
  return [...new Set(krithis.map((k) => (scope === 'batch' ? k.batchId : k.site)))];
};

/** The entry that a line of the log created, if it did. */
export const createdBy = (line: Pick<DecisionRow, 'context'>): Entity | null => {
  const created = Entity.safeParse(line.context.created);
  return created.success ? created.data : null;
};

/** An entry that a decision created is there while any decision that chose it stands. */
export const followCreated = (records: Records, entityId: string, who: string): void => {
  const entry = records.entities.findEvenGone(entityId);
  if (entry?.source !== 'person') return;
  const resting = records.decisions.accepting(entityId);
  // Entries that people added in the list itself are no business of the log.
  if (!resting.some((line) => createdBy(line)?.id === entityId)) return;
  const isThere = records.entities.find(entityId) !== null;
  const isWanted = resting.some((line) => records.decisions.stands(line.id));
  if (isWanted && !isThere) records.entities.revive(entityId, who);
  if (!isWanted && isThere) records.entities.remove(entityId, who);
};
