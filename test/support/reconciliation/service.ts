import { afterAll, beforeAll } from 'vitest';
import type { Engine } from '../../../src-main/engine.ts';
import { tempFolder } from '../temp.ts';
import { type OpenService, openService } from './open-service.ts';

export { testToken } from './open-service.ts';

export type ServiceWorld = { readonly engine: Engine; readonly address: string };

/** The service on a folder of its own, for a file of tests. */
export const useService = (): (() => ServiceWorld) => {
  const folder = tempFolder();
  let open: OpenService | null = null;
  beforeAll(async () => {
    open = await openService(folder.path);
  });
  afterAll(async () => {
    await open?.close();
    folder.remove();
  });
  return () => {
    if (open === null) throw new Error('the service is not up yet');
    return open;
  };
};
