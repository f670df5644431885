/** Exit codes of the command line: a stable interface. */
export const exit = { done: 0, failed: 1, usage: 2, partly: 3, interrupted: 130 } as const;

/** The words of the command are wrong: exit code 2. */
export class UsageError extends Error {}
