import type { Engine } from '../../engine.ts';

/** What the machine is at, as far as the system's bar, its power and its notices care. */
export type Activity = {
  /** Tasks that go on without a person: waiting for their turn or at work. */
  readonly left: number;
  readonly done: number;
  /** Batches that ended since the last look. */
  readonly ended: readonly { readonly name: string; readonly failed: boolean }[];
  /** Alerts that were raised since the last look. */
  readonly alerts: readonly { readonly title: string; readonly remedy: string }[];
};

/** Looks at the store whenever the log says that something changed, never on a timer. */
export const watchActivity = async (
  engine: Engine,
  signal: AbortSignal,
  tell: (activity: Activity) => void,
): Promise<void> => {
  const look = createLook(engine);
  tell(look());
  for await (const { reset, changed } of engine.feed.watch(undefined, signal)) {
    if (reset || 'batches' in changed || 'health' in changed) tell(look());
  }
};

const createLook = ({ records }: Engine) => {
  let working = new Set<string>();
  let known = new Set(records.health.openAlerts().map(({ id }) => id));

  return (): Activity => {
    const active = records.batches.activeIds();
    let left = 0;
    let done = 0;
    for (const id of active) {
      const { tasks } = records.batches.counts(id);
      left += tasks.pending + tasks.running + tasks.retryable;
      done += tasks.succeeded;
    }
    const ended = [...working]
      .filter((id) => !active.includes(id))
      .flatMap((id) => {
        const batch = records.batches.find(id);
        const isOver = batch !== null && (batch.state === 'succeeded' || batch.state === 'failed');
        return isOver ? [{ name: batch.name, failed: batch.state === 'failed' }] : [];
      });
    working = new Set(active);
    const open = records.health.openAlerts();
    const alerts = open.filter(({ id }) => !known.has(id)).map(({ title, remedy }) => ({ title, remedy }));
    known = new Set(open.map(({ id }) => id));
    return { left, done, ended, alerts };
  };
};
