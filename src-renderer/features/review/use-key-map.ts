import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../../client/api.ts';
import { type KeyMap, defaultKeys, keyMapOf } from './keys.ts';

/** The keys as this person has them; the defaults until the settings are here. */
export const useKeyMap = (): KeyMap => {
  const own = useQuery(orpc.settings.get.queryOptions()).data?.keys;
  return useMemo(() => (own === undefined ? defaultKeys : keyMapOf(own)), [own]);
};
