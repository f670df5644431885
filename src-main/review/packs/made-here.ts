import { z } from 'zod';
import type { Records } from '../../store/index.ts';

const key = 'packs.made';
/** Packs that this machine made; more than anyone sends round at a time. */
const kept = 500;
const Ids = z.array(z.string());

const read = (records: Records): string[] => Ids.catch([]).parse(records.settings.get(key) ?? []);

/** Which packs were made on this machine: opening one's own would ask the same names twice. */
export const madeHere = {
  has: (records: Records, id: string): boolean => read(records).includes(id),
  add: (records: Records, id: string): void => records.settings.put(key, [...read(records), id].slice(-kept)),
};
