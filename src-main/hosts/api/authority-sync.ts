import type { SyncPlan, SyncRow } from '../../contract/authority-sync.ts';
import type { ListRow } from '../../publish/index.ts';
import { type Context, api, whoIs } from './context.ts';
import { mainAddress } from './main-database.ts';

/** Rows of one action that are shown. */
const shownRows = 500;
const shownActions = ['conflict', 'update', 'create'] as const;

const countsOf = (rows: readonly ListRow[]): SyncPlan['counts'] => {
  const counts = { conflict: 0, update: 0, create: 0, unchanged: 0 };
  for (const { action } of rows) counts[action] += 1;
  return counts;
};

const rowsOf = (rows: readonly ListRow[]): SyncRow[] =>
  shownActions.flatMap((action) =>
    rows
      .filter((row) => row.action === action)
      .slice(0, shownRows)
      .map(({ entityId, kind, name, changes, reason }) => ({
        key: `${action} ${entityId}`,
        kind,
        name,
        action,
        changes: [...changes],
        reason,
      })),
  );

const run = async (context: Context, direction: 'pull' | 'push', mode: 'plan' | 'apply') => {
  const { sync } = context.engine;
  const address = await mainAddress(context);
  return direction === 'pull'
    ? { notes: [], ...(await sync.pull(address, mode, whoIs(context))) }
    : { effect: null, ...(await sync.push(address, mode, whoIs(context))) };
};

export const authoritySyncProcedures = {
  planSync: api.authority.planSync.handler(async ({ input: { direction }, context }) => {
    const { rows, notes } = await run(context, direction, 'plan');
    return { direction, counts: countsOf(rows), rows: rowsOf(rows), notes: [...notes] };
  }),
  applySync: api.authority.applySync.handler(async ({ input: { direction }, context }) => {
    const { rows, effect } = await run(context, direction, 'apply');
    const { records, list } = context.engine;
    if (effect !== null && effect.change !== null) list.soon(whoIs(context));
    const none = { change: null, version: records.entities.version(), freed: 0, blocked: 0 };
    return { ...(effect ?? none), counts: countsOf(rows) };
  }),
};
