import { safeStorage } from 'electron/main';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { Engine } from '../../engine.ts';
import type { Secrets } from '../api/context.ts';

const key = 'secret.postgres';
const Sealed = z.string().base64();

/** A keychain keeps the key; without one (`basic_text`) it would stand in the program for all to read. */
const hasKeychain = async (): Promise<boolean> => {
  if (process.platform === 'linux') {
    const backend = safeStorage.getSelectedStorageBackend();
    if (backend === 'basic_text' || backend === 'unknown') return false;
  }
  return safeStorage.isAsyncEncryptionAvailable();
};

/**
 * Keeps the address of the main database, which holds a password: sealed with
 * a key of the system's keychain, or for this session only where there is
 * none, and the screen says which.
 */
export const createSecrets = async (settings: Engine['records']['settings']): Promise<Secrets> => {
  const remembers = await hasKeychain();
  let value: string | null = null;
  let isRead = !remembers;

  const seal = async (text: string): Promise<void> => {
    settings.put(key, (await safeStorage.encryptStringAsync(text)).toString('base64'));
  };

  const unseal = async (): Promise<string | null> => {
    const sealed = Sealed.safeParse(settings.get(key));
    if (!sealed.success) return null;
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(
        Buffer.from(sealed.data, 'base64'),
      );
      if (shouldReEncrypt) await seal(result);
      return result;
    } catch (cause) {
      // Locked for a moment, or another machine's: which of them cannot be told, so what is sealed stays.
      throw new AppError('publish.sealed', { cause });
    }
  };

  return {
    get: async () => {
      if (!isRead) {
        value = await unseal();
        isRead = true;
      }
      return value;
    },
    set: async (next) => {
      value = next;
      isRead = true;
      if (next !== null && remembers) await seal(next);
      else settings.put(key, null);
    },
    remembers: () => remembers,
  };
};
