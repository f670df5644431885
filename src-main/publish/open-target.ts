import { resolve } from 'node:path';
import { AppError } from '../domain/errors.ts';
import { openCsvTarget } from './csv-target.ts';
import { openJsonlTarget } from './jsonl-target.ts';
import { placeOf } from './postgres/connection.ts';
import { openPostgresTarget } from './postgres-target.ts';
import type { PublishPorts, Target } from './types.ts';

const schemeOf = (address: string): string | undefined =>
  /^([a-z][a-z0-9+.-]+):\/\//i.exec(address)?.[1]?.toLowerCase();

const isPostgres = (scheme: string | undefined): boolean => scheme === 'postgres' || scheme === 'postgresql';

/** An address in words, without user and password and without connecting. Errors: publish.bad_target. */
export const describeAddress = (address: string): string => {
  const scheme = schemeOf(address);
  if (isPostgres(scheme)) return `PostgreSQL at ${placeOf(address)}`;
  if (scheme !== undefined)
    throw new AppError('publish.bad_target', { detail: `${scheme} addresses are not known` });
  return address;
};

/**
 * Opens a target by its address: `postgres://...`, FILE.jsonl or FILE.csv.
 * Errors: publish.bad_target for anything else; those of the target. No error
 * repeats the address of a database, since it may hold a password.
 */
export const openTarget = (address: string, ports: PublishPorts): Promise<Target> => {
  const scheme = schemeOf(address);
  if (isPostgres(scheme)) return openPostgresTarget(address, ports);
  if (scheme !== undefined) {
    return Promise.reject(
      new AppError('publish.bad_target', { detail: `${scheme} addresses are not known` }),
    );
  }
  if (/\.jsonl$/i.test(address)) return openJsonlTarget(resolve(address));
  if (/\.csv$/i.test(address)) return openCsvTarget(resolve(address));
  return Promise.reject(new AppError('publish.bad_target'));
};
