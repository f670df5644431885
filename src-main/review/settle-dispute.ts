import { AppError } from '../domain/errors.ts';
import type { DecisionRow } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import { type Dispute, type Side, answerOf } from './fold.ts';
import type { LogDeps, LogWriter } from './log-writer.ts';
import { foldValue } from './settle.ts';

/** A contradiction between logs that waits for a person. */
export type Contradiction = { readonly value: ValueRow } & Dispute<DecisionRow>;

const ofValue = (records: Records, value: ValueRow): Contradiction[] =>
  foldValue(records, value).disputes.map((dispute) => ({ value, ...dispute }));

/** What waits, by value; page by the last value's id. */
export const contradictionsOf = (records: Records, afterValue = 0, limit = 10_000): Contradiction[] =>
  records.names.disputed(afterValue, limit).flatMap((value) => ofValue(records, value));

/** Settles contradictions: two people answered one question differently, and neither knew of the other. */
export const createSettling = ({ records, newId }: LogDeps, log: LogWriter) => {
  /** Takes back all answers but the one that is kept; gives the entries that they chose. */
  const takeBack = (
    { sides }: Contradiction,
    kept: Pick<DecisionRow, 'act' | 'entities' | 'relation'>,
    who: string,
    step: string,
  ): string[] => {
    const isKept = (side: Side<DecisionRow>): boolean =>
      side.lines.some((line) => answerOf(line) === answerOf(kept));
    const keeping = new Set(sides.filter(isKept).flatMap((side) => side.branch));
    const losing = new Set(sides.flatMap((side) => side.branch).filter((line) => !keeping.has(line)));
    for (const line of losing) log.sayRevert(line, who, step);
    return [...losing].flatMap((line) => line.entities);
  };

  return {
    /** The contradiction on one question, if there is one. */
    on: (value: ValueRow, krithiLink: string | null): Contradiction | null =>
      ofValue(records, value).find((each) => each.krithiLink === krithiLink) ?? null,
    takeBack,
    /**
     * Settles a contradiction for one of its answers: a new decision says it
     * again, knowing all, and the others are taken back, as one act.
     * @throws AppError `store.not_found` where the decision is in no contradiction any more.
     */
    settle: (keep: string, who: string): { readonly decision: string; readonly freed: number } =>
      records.store.write(() => {
        const line = records.decisions.find(keep);
        const value = line === null ? null : records.names.findByKey(line.kind, line.key);
        const dispute =
          value === null ? undefined : ofValue(records, value).find((each) => gives(each, keep));
        if (line === null || value === null || dispute === undefined)
          throw new AppError('store.not_found', { detail: 'this contradiction is settled' });
        const step = newId();
        const undone = takeBack(dispute, line, who, step);
        const settled = log.say(
          {
            ...line,
            who,
            krithiId: krithiOf(records, line),
            step,
            context: {
              ...line.context,
              settles: dispute.sides.flatMap((side) => side.lines.map(({ id }) => id)),
            },
          },
          value,
        );
        return { decision: settled.id, freed: log.follow([value.id], who, undone).freed };
      }),
  };
};

const gives = ({ sides }: Contradiction, id: string): boolean =>
  sides.some((side) => side.lines.some((line) => line.id === id));

/** The krithi on this machine that a line is about; null where it is about all, or none here. */
export const krithiOf = (
  records: Records,
  line: Pick<DecisionRow, 'krithiId' | 'krithiLink'>,
): string | null =>
  line.krithiId ?? (line.krithiLink === null ? null : records.krithis.idOfLink(line.krithiLink));
