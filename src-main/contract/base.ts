import { oc } from '@orpc/contract';
import { z } from 'zod';

/** What every failure looks like on every transport: a code of the taxonomy, a sentence, a remedy. */
export const ErrorData = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  detail: z.string().nullable(),
});
export type ErrorData = z.infer<typeof ErrorData>;

/** The root of every procedure: typed errors on all of them. */
export const procedure = oc.errors({
  BAD_REQUEST: { status: 400, data: ErrorData },
  NOT_FOUND: { status: 404, data: ErrorData },
  CONFLICT: { status: 409, data: ErrorData },
  FAILED: { status: 500, data: ErrorData },
});

/** Lists page by key: hand the last `nextCursor` back to go on; null means the end. */
export const PageInput = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const Id = z.string().min(1).max(200);
export const Changed = z.object({ changed: z.number().int().nonnegative() });
export const Text = z.string().max(2000);
