import { type Engine, createEngine } from '../../../src-main/engine.ts';
import { checkoutPaths } from '../../../src-main/hosts/paths.ts';
import { defaultOrigins } from '../../../src-main/hosts/reconciliation/access.ts';
import { startReconciliation } from '../../../src-main/hosts/reconciliation/server.ts';

/** As long as a real one. */
export const testToken = 'a-token-for-tests-of-forty-three-characters';

export type OpenService = {
  readonly engine: Engine;
  readonly address: string;
  readonly close: () => Promise<void>;
};

/** The real engine with the built-in list on a data folder, and the service over it on a free port. */
export const openService = async (dataDir: string): Promise<OpenService> => {
  const engine = createEngine({
    ...checkoutPaths(),
    dataDir,
    appVersion: '0.0.0',
    network: false,
    parseThreads: 1,
  });
  const service = await startReconciliation({
    engine,
    version: '0.0.0',
    port: 0,
    token: testToken,
    origins: defaultOrigins,
  });
  return {
    engine,
    address: service.address,
    close: async () => {
      await service.close();
      await engine.stop();
    },
  };
};
