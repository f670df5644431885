import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Engine } from '../../engine.ts';

/** Below the ports that systems give out by themselves, so that it is free on the next day too. */
export const defaultPort = 27_182;

/** OpenRefine's own pages. */
export const defaultOrigins = ['http://127.0.0.1:3333', 'http://localhost:3333'] as const;

const Access = z.object({
  on: z.boolean(),
  port: z.number().int().min(0).max(65_535),
  origins: z.array(z.string()),
  token: z.string().min(32),
});
export type Access = z.infer<typeof Access>;

const key = 'reconciliation';

/**
 * Whether, where and to whom the list is offered. The token is kept, so that
 * an address that was pasted once stays good over restarts; it is written
 * nowhere else, and no event carries it.
 */
export const createAccess = ({ settings, store, events }: Engine['records']) => {
  const newToken = (): string => randomBytes(32).toString('base64url');

  const keep = (access: Access, actor: string, type: string): Access =>
    store.write(() => {
      settings.put(key, access);
      const { on, port, origins } = access;
      events.append({ type, actor, data: { on, port, origins } });
      return access;
    });

  const get = (): Access =>
    Access.safeParse(settings.get(key)).data ?? {
      on: false,
      port: defaultPort,
      origins: [...defaultOrigins],
      token: '',
    };

  return {
    get,
    set: (change: Partial<Omit<Access, 'token'>>, actor: string): Access => {
      const before = get();
      const token = before.token === '' ? newToken() : before.token;
      return keep({ ...before, ...change, token }, actor, 'setting.reconciliation_changed');
    },
    renew: (actor: string): Access =>
      keep({ ...get(), token: newToken() }, actor, 'setting.reconciliation_renewed'),
  };
};
