import { type ErrorClass, type ErrorCode, type ErrorSpec, errorCodes, isErrorCode } from './error-codes.ts';

export { type ErrorClass, type ErrorCode, type ErrorSpec, errorCodes, isErrorCode };

type Extra = {
  /** What makes this case particular: a name, a number, a line. Never a secret. */
  readonly detail?: string;
  /** Milliseconds that the other side asked us to wait. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
};

/** A failure that a person will read: code, sentence and remedy come from the taxonomy. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | null;
  readonly retryAfterMs: number | null;

  constructor(code: ErrorCode, extra: Extra = {}) {
    super(sentence(code, extra.detail), extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = extra.detail ?? null;
    this.retryAfterMs = extra.retryAfterMs ?? null;
  }

  get spec(): ErrorSpec {
    return errorCodes[this.code];
  }

  get remedy(): string {
    return errorCodes[this.code].remedy;
  }
}

/** The sentence for people, with its particulars. */
export const sentence = (code: ErrorCode, detail?: string | null): string =>
  detail ? `${errorCodes[code].words} (${detail})` : errorCodes[code].words;

/** Any thrown thing as an AppError; what we did not foresee is `internal.bug` and keeps its cause. */
export const toAppError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('internal.bug', { detail: detail.slice(0, 500), cause: thrown });
};

/** The plain form that crosses a process or the wire. */
export type ErrorShape = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
  readonly detail: string | null;
};

export const toErrorShape = (error: AppError): ErrorShape => ({
  code: error.code,
  message: error.message,
  remedy: error.remedy,
  detail: error.detail,
});
