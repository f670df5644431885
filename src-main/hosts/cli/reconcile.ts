import { createAccess } from '../reconciliation/access.ts';
import { startReconciliation } from '../reconciliation/server.ts';
import { exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine } from './session.ts';
import { appVersion } from './version.ts';

export type ReconcileOptions = CommonOptions & {
  readonly port?: number;
  readonly origin: readonly string[];
  readonly renew?: boolean;
  readonly who: string;
};

/** Offers the list to OpenRefine: prints the address to paste and stays up until it is interrupted. */
export const reconcileCommand = (options: ReconcileOptions): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const access = createAccess(engine.records);
    const kept = access.get();
    const { token, port, origins } =
      options.renew === true
        ? access.renew(options.who)
        : kept.token === ''
          ? access.set({}, options.who)
          : kept;
    const service = await startReconciliation({
      engine,
      version: appVersion,
      port: options.port ?? port,
      token,
      origins: [...origins, ...options.origin],
    });
    output.result({ address: service.address }, () => service.address);
    await new Promise<void>((resolve) => {
      if (interrupted.aborted) resolve();
      interrupted.addEventListener('abort', () => resolve(), { once: true });
    });
    await service.close();
    return exit.done;
  });
};
