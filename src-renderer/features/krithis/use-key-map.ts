import { useMemo } from 'react';
import { useOwnKeys } from '../review/use-key-map.ts';
import { type KrithiKeyMap, krithiKeyMapOf } from './keys.ts';

/** The keys of Krithis as this person has them. */
export const useKrithiKeyMap = (): KrithiKeyMap => {
  const own = useOwnKeys();
  return useMemo(() => krithiKeyMapOf(own), [own]);
};
