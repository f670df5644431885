import type { TaskDetail } from '../../../src-main/contract/tasks.ts';
import { taskWords as words } from '../../words/tasks.ts';

/** One line of what happened to a piece of work. */
export type Moment = {
  readonly key: string;
  readonly at: number;
  readonly text: string;
  /** Why, in a sentence or a reason someone gave; empty when the text says all. */
  readonly why: string;
  /** By a person; the app itself is not named on every line. */
  readonly who: string | null;
  readonly tone: 'plain' | 'good' | 'bad' | 'wait';
  /** Milliseconds of an attempt; null while it runs, undefined where there is none. */
  readonly took?: number | null;
};

const machine = 'krithi-desk';

type State = keyof typeof words.states;
const isState = (text: string | null): text is State => text !== null && Object.hasOwn(words.states, text);
const stateName = (text: string): string => (isState(text) ? words.states[text] : text);

const toneOf = (state: string | null): Moment['tone'] => {
  if (state === 'succeeded') return 'good';
  if (state === 'failed') return 'bad';
  return state === 'blocked' || state === 'retryable' ? 'wait' : 'plain';
};

const outcomeName = (outcome: string): string =>
  Object.hasOwn(words.outcomes, outcome) ? words.outcomes[outcome as keyof typeof words.outcomes] : outcome;

/** Reasons that are codes are said by the attempt beside; only words of people and of the engine are shown. */
const isCode = (reason: string): boolean => /^[a-z_]+\.[a-z_0-9]+$/u.test(reason);

/**
 * Attempts and events as one line of time, oldest first. The two events that every attempt writes
 * (it began, it ended) are left out: the attempt says the same, with its duration and reason.
 */
export const timelineOf = (detail: Pick<TaskDetail, 'attempts' | 'events'>): readonly Moment[] => {
  const attempts = detail.attempts.map((attempt): Moment => ({
    key: `attempt-${attempt.number}`,
    at: attempt.startedAt,
    text: `${words.drawer.try(attempt.number)}: ${attempt.outcome === null ? words.drawer.runs : outcomeName(attempt.outcome)}`,
    why: attempt.message ?? '',
    who: null,
    tone: toneOf(attempt.outcome),
    took: attempt.endedAt === null ? null : attempt.endedAt - attempt.startedAt,
  }));
  const events = detail.events
    .filter((event) => !(event.type === 'task.moved' && (event.to === 'running' || event.from === 'running')))
    .map((event): Moment => {
      const moved = event.from !== null && event.to !== null;
      return {
        key: `event-${event.seq}`,
        at: event.at,
        text:
          event.type === 'task.created'
            ? words.events.created
            : moved
              ? words.events.moved(stateName(event.from ?? ''), stateName(event.to ?? ''))
              : event.type.replace(/^[a-z]+\./u, '').replaceAll('_', ' '),
        why: event.reason === null || isCode(event.reason) ? '' : event.reason,
        who: event.actor === machine ? null : event.actor,
        tone: toneOf(event.to),
      };
    });
  return [...attempts, ...events].toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
};
