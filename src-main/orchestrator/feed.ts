import { type Clock, sleepOr } from '../domain/clock.ts';
import type { Records } from '../store/index.ts';
import type { EventRow } from '../store/events.ts';

/** What changed since a cursor: topics with ids, or everything after a gap. */
export type FeedMessage = {
  readonly seq: number;
  readonly reset: boolean;
  readonly changed: Readonly<Record<string, { readonly ids: string[] | null }>>;
};

/** At most ten messages a second a reader. */
const gapMs = 100;
/** More events than this since the cursor are not worth telling one by one. */
const mostEvents = 5000;
/** More ids than this in a topic mean: the topic. */
const mostIds = 200;

const topicsOf = (event: EventRow): readonly (readonly [string, string | null])[] => {
  const family = event.type.slice(0, event.type.indexOf('.'));
  switch (family) {
    case 'batch':
      return [['batches', event.batch]];
    case 'task':
      return [
        ['tasks', event.task === null ? null : String(event.task)],
        ['batches', event.batch],
        ...(event.to === 'blocked' || event.from === 'blocked' ? ([['review', null]] as const) : []),
      ];
    case 'krithi':
      return [
        ['krithis', event.krithi],
        ['batches', event.batch],
        ['publish', null],
      ];
    case 'decision':
      return [
        ['review', null],
        ['krithis', null],
        ['authority', null],
        ['automation', null],
      ];
    case 'authority':
      return [
        ['authority', null],
        ['review', null],
      ];
    case 'publish':
      return [['publish', null]];
    case 'health':
      return [['health', null]];
    case 'automation':
      return [
        ['automation', null],
        ['health', null],
        ['review', null],
      ];
    case 'setting':
      return [
        ['settings', null],
        ['automation', null],
      ];
    default:
      return [];
  }
};

/** Folds events into one message. */
export const messageOf = (seq: number, events: readonly EventRow[]): FeedMessage => {
  const ids = new Map<string, Set<string> | null>();
  for (const event of events) {
    for (const [topic, id] of topicsOf(event)) {
      const known = ids.get(topic);
      if (known === null) continue;
      if (id === null || (known !== undefined && known.size >= mostIds)) ids.set(topic, null);
      else ids.set(topic, (known ?? new Set<string>()).add(id));
    }
  }
  const changed = Object.fromEntries(
    [...ids].map(([topic, set]) => [topic, { ids: set === null ? null : [...set] }]),
  );
  return { seq, reset: false, changed };
};

/** Live views: a cursor over the append-only log, woken by commits; no table is polled. */
export const createFeed = (records: Records, clock: Clock) => {
  const readers = new Set<() => void>();
  const unlisten = records.store.onCommit(() => {
    for (const wake of readers) wake();
  });

  async function* watch(after: number | undefined, signal: AbortSignal): AsyncGenerator<FeedMessage> {
    let seq = after ?? records.events.lastSeq();
    if (
      after !== undefined &&
      (records.events.lastSeq() - after > mostEvents || after > records.events.lastSeq())
    ) {
      seq = records.events.lastSeq();
      yield { seq, reset: true, changed: {} };
    }
    while (!signal.aborted) {
      const news = records.events.since(seq, mostEvents);
      const last = news.at(-1);
      if (last !== undefined) {
        seq = last.seq;
        yield messageOf(seq, news);
        await sleepOr(clock, gapMs, signal);
        continue;
      }
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          readers.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        readers.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      });
    }
  }

  return {
    watch,
    close: (): void => {
      unlisten();
      for (const wake of readers) wake();
    },
  };
};
export type Feed = ReturnType<typeof createFeed>;
