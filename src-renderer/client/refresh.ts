import type { LiveMessage, Topic } from '../../src-main/contract/live.ts';
import type { Clock } from './clock.ts';

/** Events come in swarms: a moment's wait makes one reading of many. */
const calmMs = 60;
/** While a topic changes all the time it is read this often at most. */
const paceMs = 1000;

/**
 * Turns messages into readings, topic by topic: soon after the first change, then
 * at a steady pace, and never while the last reading is still under way.
 */
export const createRefresher = (
  invalidate: (topic: Topic) => Promise<void>,
  topics: readonly Topic[],
  clock: Clock,
) => {
  const dirty = new Set<Topic>();
  const busy = new Set<Topic>();

  const run = async (topic: Topic): Promise<void> => {
    busy.add(topic);
    await clock.sleep(calmMs);
    while (dirty.delete(topic)) {
      const since = clock.now();
      await invalidate(topic);
      await clock.sleep(Math.max(0, paceMs - (clock.now() - since)));
    }
    busy.delete(topic);
  };

  return (message: Pick<LiveMessage, 'reset' | 'changed'>): void => {
    for (const topic of topics) {
      if (!message.reset && message.changed[topic] === undefined) continue;
      dirty.add(topic);
      if (!busy.has(topic)) void run(topic);
    }
  };
};
