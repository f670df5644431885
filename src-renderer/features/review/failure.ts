import type { Failure } from './session-state.ts';
import { reviewWords as words } from '../../words/review.ts';

/** A thrown thing as a sentence and a remedy; what the engine said is kept word for word. */
export const failureOf = (thrown: unknown): Failure => {
  if (typeof thrown === 'object' && thrown !== null && 'data' in thrown) {
    const { data } = thrown;
    if (typeof data === 'object' && data !== null && 'message' in data && typeof data.message === 'string')
      return {
        message: data.message,
        remedy: 'remedy' in data && typeof data.remedy === 'string' ? data.remedy : '',
      };
  }
  return words.notices.failed;
};
