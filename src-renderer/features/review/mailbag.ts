import { z } from 'zod';
import { DecideInput } from '../../../src-main/contract/review.ts';
import { RejudgeInput } from '../../../src-main/contract/review-log.ts';

/**
 * What was decided here and has not been answered yet, kept in the browser's own storage so that
 * a reload, or a closed window, does not lose it. Each thing carries the id of its decision: sent
 * once more it changes nothing. Kept for one data folder: another one must not be given them.
 */
const Held = z.union([
  z.object({ is: z.literal('decide'), id: z.string(), input: DecideInput }),
  z.object({ is: z.literal('amend'), id: z.string(), input: RejudgeInput }),
  z.object({ is: z.literal('undo'), id: z.string(), decision: z.string() }),
  z.object({ is: z.literal('redo'), id: z.string(), decision: z.string() }),
]);
export type Held = z.input<typeof Held>;

export type Mailbag = {
  readonly put: (held: Held) => void;
  readonly drop: (held: Held) => void;
  /** Opens the bag of this data folder; gives what an earlier visit left in it, oldest first. */
  readonly open: () => Promise<readonly Held[]>;
};

/** What of the browser's storage is used. */
type Shelf = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
};

const prefix = 'krithi-desk.unsent';

/**
 * `folder` says which data folder the engine has. Storage may be full or forbidden: then what is
 * decided lives as long as the page does, and the strip's count says what is still to be sent.
 */
export const createMailbag = (folder: () => Promise<string>, storage: Shelf): Mailbag => {
  let place: string | null = null;
  let now: readonly Held[] = [];

  const write = (): void => {
    if (place === null) return;
    try {
      if (now.length === 0) storage.removeItem(place);
      else storage.setItem(place, JSON.stringify(now));
    } catch {
      // Full or forbidden.
    }
  };
  const read = (from: string): Held[] => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(from) ?? '[]');
      return z
        .array(z.unknown())
        .parse(kept)
        .flatMap((each) => Held.safeParse(each).data ?? []);
    } catch {
      // What cannot be read cannot be sent either.
      return [];
    }
  };
  return {
    put: (held) => {
      now = [...now.filter((other) => other.id !== held.id), held];
      write();
    },
    drop: (held) => {
      now = now.filter((other) => other.id !== held.id);
      write();
    },
    open: async () => {
      place = `${prefix} ${await folder()}`;
      const left = read(place);
      now = [...left, ...now];
      write();
      return left;
    },
  };
};
