import { z } from 'zod';
import { ErrorData, procedure } from './base.ts';

const root = '/v1/admin/settings/reconciliation';

/** Scheme, host and port of a page, as browsers send it: `http://127.0.0.1:3333`. */
const Origin = z
  .string()
  .max(200)
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && ['http:', 'https:'].includes(url.protocol) && url.origin === text;
  }, 'is no origin, such as http://127.0.0.1:3333');

/** The list of names, offered to OpenRefine on this computer. */
export const ReconciliationOffer = z.strictObject({
  on: z.boolean(),
  port: z.number().int(),
  origins: z.array(z.string()),
  /** What to paste into OpenRefine. Whoever has it can read the list: it holds the token. */
  address: z.string().nullable(),
  problem: ErrorData.nullable(),
});
export type ReconciliationOffer = z.infer<typeof ReconciliationOffer>;

export const reconciliation = {
  get: procedure.route({ method: 'GET', path: root }).output(ReconciliationOffer),
  /** Takes effect at once. */
  set: procedure
    .route({ method: 'PATCH', path: root })
    .input(
      z.strictObject({
        on: z.boolean().optional(),
        /** Fixed, so that the address stays as it was pasted; 0 picks a free one each time. */
        port: z
          .number()
          .int()
          .refine((port) => port === 0 || (port >= 1024 && port <= 65_535), 'is 1024 to 65535')
          .optional(),
        origins: z.array(Origin).min(1).max(10).optional(),
      }),
    )
    .output(ReconciliationOffer),
  /** A new address; the old one is void. */
  renew: procedure.route({ method: 'POST', path: `${root}/renew` }).output(ReconciliationOffer),
};
