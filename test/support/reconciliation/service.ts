import { afterAll, beforeAll } from 'vitest';
import { type Engine, createEngine } from '../../../src-main/engine.ts';
import { checkoutPaths } from '../../../src-main/hosts/paths.ts';
import { defaultOrigins } from '../../../src-main/hosts/reconciliation/access.ts';
import { type RunningService, startReconciliation } from '../../../src-main/hosts/reconciliation/server.ts';
import { tempFolder } from '../temp.ts';

/** As long as a real one. */
export const testToken = 'a-token-for-tests-of-forty-three-characters';

export type ServiceWorld = { readonly engine: Engine; readonly address: string };

/** The real engine with the built-in list, on a folder of its own, and the service over it, for a file of tests. */
export const useService = (): (() => ServiceWorld) => {
  const folder = tempFolder();
  let engine: Engine | null = null;
  let service: RunningService | null = null;
  beforeAll(async () => {
    engine = createEngine({
      ...checkoutPaths(),
      dataDir: folder.path,
      appVersion: '0.0.0',
      network: false,
      parseThreads: 1,
    });
    service = await startReconciliation({
      engine,
      version: '0.0.0',
      port: 0,
      token: testToken,
      origins: defaultOrigins,
    });
  });
  afterAll(async () => {
    await service?.close();
    await engine?.stop();
    folder.remove();
  });
  return () => {
    if (engine === null || service === null) throw new Error('the service is not up yet');
    return { engine, address: service.address };
  };
};
