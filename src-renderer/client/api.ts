import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../src-main/contract/index.ts';
import { machineClock } from './clock.ts';
import { createConnection } from './connection.ts';
import { openLine } from './transport.ts';

/** The line to the engine, kept open. */
export const connection = createConnection(openLine, machineClock);

/** Every procedure of the contract as a typed function. */
export const client: ContractRouterClient<Contract> = createORPCClient(connection.link);

/** The same as options and keys for TanStack Query. */
export const orpc = createTanstackQueryUtils(client);
