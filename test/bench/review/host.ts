import { parseArgs } from 'node:util';
import { createEngine } from '../../../src-main/engine.ts';
import { checkoutPaths } from '../../../src-main/hosts/paths.ts';
import { startWebHost } from '../../../src-main/hosts/web/server.ts';

/** The real engine and browser host in a process of their own, over other resources; prints the address and serves until it is ended. */
const { values: options } = parseArgs({
  options: { 'data-dir': { type: 'string', default: '' }, resources: { type: 'string', default: '' } },
});
const paths = { ...checkoutPaths(), resourcesDir: options.resources };
const engine = createEngine({
  ...paths,
  dataDir: options['data-dir'],
  appVersion: 'bench',
  network: false,
  onTrouble: (error) => console.error(error.code, error.message),
});
const host = await startWebHost({ engine, ...paths, version: 'bench', port: 0 });
engine.start();
console.log(JSON.stringify({ invite: host.invite(), origin: host.address }));
process.once('SIGTERM', () => {
  const end = async (): Promise<void> => {
    await host.close();
    await engine.stop();
  };
  void end();
});
