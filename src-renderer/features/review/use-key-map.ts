import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../../client/api.ts';
import { type KeyMap, keyMapOf } from './key-map.ts';

const none: Readonly<Record<string, string>> = {};

/** What this person changed of the keys; nothing until the settings are here. */
export const useOwnKeys = (): Readonly<Record<string, string>> =>
  useQuery(orpc.settings.get.queryOptions()).data?.keys ?? none;

/** The keys as this person has them. */
export const useKeyMap = (): KeyMap => {
  const own = useOwnKeys();
  return useMemo(() => keyMapOf(own), [own]);
};
