import { describe, expect, it } from 'vitest';
import type { LiveMessage } from '../../../../src-main/contract/live.ts';
import { followChanges } from '../../../../src-renderer/client/live.ts';
import { createScreenClock } from './support.ts';

const message = (seq: number): LiveMessage => ({ seq, reset: false, changed: { tasks: { ids: null } } });

/** Streams that each tell some messages and break. */
const follow = (streams: readonly (readonly LiveMessage[])[]) => {
  const { clock, advance } = createScreenClock();
  const asked: (number | undefined)[] = [];
  const heard: Pick<LiveMessage, 'reset' | 'changed'>[] = [];
  const stop = followChanges({
    watch: async (after) => {
      const stream = streams[asked.length];
      asked.push(after);
      if (stream === undefined) throw new Error('nobody answers');
      return (async function* tell() {
        yield* stream;
        await Promise.resolve();
        throw new Error('the line broke');
      })();
    },
    connection: { whenOpen: () => Promise.resolve() },
    clock,
    onMessage: (each) => heard.push(each),
  });
  return { asked, heard, advance, stop };
};

describe('following what changes', () => {
  it('goes on after the last message it saw when the line breaks', async () => {
    const { asked, heard, advance, stop } = follow([[message(4), message(7)], [message(8)]]);
    await advance(600);
    expect(asked).toEqual([undefined, 7]);
    expect(heard).toEqual([message(4), message(7), message(8)]);
    stop();
  });

  it('reads everything anew when nothing tells what was missed', async () => {
    const { asked, heard, advance, stop } = follow([[], [message(3)]]);
    await advance(600);
    expect(asked).toEqual([undefined, undefined]);
    expect(heard).toEqual([{ reset: true, changed: {} }, message(3)]);
    stop();
  });

  it('keeps asking while nobody answers, and stops when told', async () => {
    const { asked, advance, stop } = follow([]);
    await advance(2100);
    expect(asked.length).toBeGreaterThanOrEqual(4);
    stop();
    const before = asked.length;
    await advance(5000);
    expect(asked.length).toBe(before);
  });
});
