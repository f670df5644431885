import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { startWebHost } from '../web/server.ts';
import { openInBrowser } from '../web/open-browser.ts';
import { checkoutPaths } from '../paths.ts';
import { exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine } from './session.ts';
import { appVersion } from './version.ts';

/** The browser host: prints its address once and stays up until it is interrupted. */
export const serveCommand = (
  options: CommonOptions & { readonly port: number; readonly open: boolean },
): Promise<number> => {
  const output = createOutput(options);
  const { rendererDir, resourcesDir } = checkoutPaths();
  if (!existsSync(join(rendererDir, 'index.html'))) {
    throw new AppError('internal.bad_input', { detail: 'the screens are not built yet: npm run build' });
  }
  return withEngine(options, output, true, async (engine, interrupted) => {
    const host = await startWebHost({
      engine,
      rendererDir,
      resourcesDir,
      version: appVersion,
      port: options.port,
    });
    const address = host.invite();
    output.result({ address, origin: host.address, bearer: host.bearer() }, () => address);
    engine.start();
    if (options.open && !(await openInBrowser(host.invite())))
      output.note('No browser could be opened; open the address above yourself.');
    await new Promise<void>((resolve) => {
      if (interrupted.aborted) resolve();
      interrupted.addEventListener('abort', () => resolve(), { once: true });
    });
    await host.close();
    return exit.done;
  });
};
