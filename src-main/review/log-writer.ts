import type { NewId } from '../domain/ids.ts';
import type { DecisionRow, NewDecision } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import { newestOf } from './fold.ts';
import { type Revision, reviseValue } from './revise.ts';
import { followCreated, followTaught } from './teach.ts';

export type LogDeps = { readonly records: Records; readonly newId: NewId };

/** A line before it is written: what its author says, without what the log adds. */
export type Draft = Omit<NewDecision, 'id' | 'at' | 'knew' | 'arrival' | 'cameFrom'>;

/** Writes the decision log, and brings what depends on it to what it says then. Call inside a transaction. */
export const createLogWriter = ({ records, newId }: LogDeps) => {
  /** Adds a line as it is, with its event. */
  const append = (line: NewDecision): void => {
    records.decisions.append(line);
    records.events.append({
      type: 'decision.made',
      actor: line.who,
      krithiId: line.krithiId,
      to: line.act,
      reason: line.value,
      data: { decision: line.id, kind: line.kind, entities: line.entities },
    });
  };

  /**
   * Adds a line of this machine. Its time is later than all that its author
   * could see of the value, whatever the clocks of other machines said: the
   * order of times is an order of knowledge, which merging rests on.
   */
  const say = (draft: Draft, value: ValueRow, id: string = newId()): NewDecision => {
    const { kind, key } = draft;
    const earliest = Math.max(
      records.decisions.lastAt(kind, key) + 1,
      records.names.newestKrithiAt(value.id),
    );
    const line: NewDecision = {
      ...draft,
      id,
      at: Math.max(records.store.clock.now(), earliest),
      knew: newestOf(records.decisions.ofValue(kind, key)),
      arrival: null,
      cameFrom: null,
    };
    append(line);
    return line;
  };

  /** Takes a line back, or brings one back whose revert it is given. */
  const sayRevert = (target: DecisionRow, who: string, step: string | null): ValueRow => {
    const value = records.names.ensure(target.kind, target.key, target.value);
    say(
      {
        ...target,
        who,
        act: 'revert',
        entities: [],
        relation: 'equal',
        alias: null,
        leavesOut: [],
        reverts: target.id,
        step,
        note: null,
        context: {},
      },
      value,
    );
    return value;
  };

  /**
   * After lines were added: spellings, mentions and tasks follow the log, and so do entries whose
   * decisions were taken back or brought back.
   */
  const follow = (
    valueIds: Iterable<number>,
    who: string,
    chosenByReverted: Iterable<string> = [],
  ): Revision => {
    for (const entityId of new Set(chosenByReverted)) followCreated(records, entityId, who);
    let freed = 0;
    let blocked = 0;
    for (const id of new Set(valueIds)) {
      followTaught({ records, newId }, records.names.get(id));
      const revision = reviseValue(records, records.names.get(id), who);
      freed += revision.freed;
      blocked += revision.blocked;
    }
    return { freed, blocked };
  };

  return { append, say, sayRevert, follow };
};
export type LogWriter = ReturnType<typeof createLogWriter>;
