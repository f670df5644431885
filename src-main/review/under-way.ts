import { z } from 'zod';
import type { Records } from '../store/index.ts';
import { stepActs } from '../store/krithi-steps.ts';

/** A step on many krithis that is not through: done for the first time, taken back, or done again. */
const UnderWay = z.object({
  /** The step whose lines are being written. */
  step: z.string(),
  act: z.enum(stepActs),
  way: z.enum(['do', 'back', 'again']),
  done: z.number().int(),
  of: z.number().int(),
});
export type UnderWay = z.infer<typeof UnderWay>;

const key = 'krithis.under-way';
const List = z.array(UnderWay);

/**
 * What is not through, on disk in the transaction of each slice: after a crash it says how far
 * a step came. Whether it still runs only the process knows.
 */
export const createUnderWay = (records: Records) => {
  const all = (): readonly UnderWay[] => List.parse(records.settings.get(key) ?? []);
  const keep = (list: readonly UnderWay[]): void => records.settings.put(key, list);
  return {
    all,
    /** Notes how far a step is; in the transaction of the slice. */
    note: (now: UnderWay): void => keep([...all().filter(({ step }) => step !== now.step), now]),
    /** The step is through, or nothing of it is to be told any more. */
    drop: (step: string): void => {
      const list = all();
      if (list.some((each) => each.step === step)) keep(list.filter((each) => each.step !== step));
    },
    /** Another step begins: only an undo that stopped part-way, but for `but`, can still be gone on with. */
    dropOld: (but: string): void => {
      const list = all();
      const left = list.filter(({ way, step }) => way === 'back' && step !== but);
      if (left.length < list.length) keep(left);
    },
  };
};
