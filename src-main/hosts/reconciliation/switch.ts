import { type AppError, toAppError } from '../../domain/errors.ts';
import type { Engine } from '../../engine.ts';
import { type Access, createAccess } from './access.ts';
import { type RunningService, startReconciliation } from './server.ts';

export type OfferState = Pick<Access, 'on' | 'port' | 'origins'> & {
  /** What to paste into OpenRefine; null while nothing is offered. */
  readonly address: string | null;
  /** Why it is not offered although it should be. */
  readonly problem: AppError | null;
};

/** The switch "Offer the list to OpenRefine on this computer", as every host carries it. */
export type ReconciliationSwitch = {
  /** Starts the service where the setting says so; a port that is taken is no reason not to start the app. */
  readonly start: () => Promise<OfferState>;
  readonly state: () => OfferState;
  /** Takes effect at once. @throws AppError where it cannot be offered; the setting is then as before. */
  readonly set: (
    change: Partial<Pick<Access, 'on' | 'port' | 'origins'>>,
    actor: string,
  ) => Promise<OfferState>;
  /** A new token: addresses given out before are void. */
  readonly renew: (actor: string) => Promise<OfferState>;
  readonly close: () => Promise<void>;
};

export const createReconciliationSwitch = (
  engine: Pick<Engine, 'records' | 'names'>,
  version: string,
): ReconciliationSwitch => {
  const access = createAccess(engine.records);
  let running: RunningService | null = null;
  let problem: AppError | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** One change after the other: two quick presses must not start it twice. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const state = (): OfferState => {
    const { on, port, origins } = access.get();
    return { on, port, origins, address: running?.address ?? null, problem };
  };

  const stop = async (): Promise<void> => {
    const last = running;
    running = null;
    problem = null;
    await last?.close();
  };

  const run = async ({ port, token, origins }: Access): Promise<void> => {
    running = await startReconciliation({ engine, version, port, token, origins });
  };

  return {
    state,
    start: () =>
      inTurn(async () => {
        const { on, token } = access.get();
        if (!on || token === '' || running !== null) return state();
        try {
          await run(access.get());
        } catch (thrown) {
          problem = toAppError(thrown);
        }
        return state();
      }),
    set: (change, actor) =>
      inTurn(async () => {
        const { on, port, origins } = access.get();
        const after = access.set(change, actor);
        await stop();
        if (!after.on) return state();
        try {
          await run(after);
        } catch (thrown) {
          const before = access.set({ on, port, origins }, actor);
          problem = toAppError(thrown);
          if (before.on) {
            await run(before);
            // It is offered where it was: the refusal is told by what is thrown.
            problem = null;
          }
          throw thrown;
        }
        return state();
      }),
    renew: (actor) =>
      inTurn(async () => {
        const after = access.renew(actor);
        await stop();
        if (after.on) await run(after);
        return state();
      }),
    close: () => inTurn(stop),
  };
};
