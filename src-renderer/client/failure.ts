import { connectionWords as words } from '../words/common.ts';

/** A failure as people read it: a sentence, what to do, and the code to quote. */
export type FailureShape = { readonly code: string; readonly message: string; readonly remedy: string };

const textOf = (from: object, key: string): string | null => {
  const value: unknown = Reflect.get(from, key);
  return typeof value === 'string' ? value : null;
};

/** Reads what a call of the contract threw; whatever else was thrown counts as no answer. */
export const failureShapeOf = (thrown: unknown): FailureShape => {
  const data: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'data') : null;
  const message = typeof data === 'object' && data !== null ? textOf(data, 'message') : null;
  if (typeof data !== 'object' || data === null || message === null)
    return { code: 'internal.no_answer', ...words.failure };
  return { code: textOf(data, 'code') ?? '', message, remedy: textOf(data, 'remedy') ?? '' };
};
