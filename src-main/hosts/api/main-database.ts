import { AppError } from '../../domain/errors.ts';
import type { Context } from './context.ts';

/** The address of the main database, for the engine alone. @throws AppError `publish.bad_target` where none is set. */
export const mainAddress = async (context: Context): Promise<string> => {
  const address = await context.secrets.get();
  if (address === null) throw new AppError('publish.bad_target', { detail: 'no main database is set' });
  return address;
};
