import { useSyncExternalStore } from 'react';
import { connection } from '../client/api.ts';
import type { ConnectionState } from '../client/connection.ts';

/** Whether the page has a line to the engine. */
export const useConnection = (): ConnectionState =>
  useSyncExternalStore(connection.subscribe, connection.getState);

const onNetwork = (onChange: () => void): (() => void) => {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
};

/** Whether this machine has a network, as far as the system knows. */
export const useIsOnline = (): boolean => useSyncExternalStore(onNetwork, () => navigator.onLine);
