import { machine } from '../store/events.ts';
import type { Records } from '../store/index.ts';
import type { ReviewDeps } from './decide.ts';
import { createLogWriter } from './log-writer.ts';
import { unprinted } from './override.ts';

/** The setting that says which folds made the keys of the store. */
const setting = 'names.folds';

/**
 * Brings the keys of all names to the folds of this version, once: what krithis print, the log and
 * the learnt spellings. A decision on a spelling stays a decision on it, whatever its key is now;
 * spellings that fall together share it, and two answers to what is one name now are a contradiction
 * for a person. All of it is one transaction: a power cut leaves the store as it was.
 */
export const refold = ({ records, newId, keyOf }: ReviewDeps, folds: string): void => {
  if (records.settings.get(setting) === folds) return;
  records.store.write(() => {
    const touched = [...rekeySaid(records, keyOf), ...rekeyPrinted(records, keyOf)];
    createLogWriter({ records, newId }).follow(touched, machine);
    records.settings.put(setting, folds);
  });
};

const rekeySaid = (records: Records, keyOf: ReviewDeps['keyOf']): number[] =>
  records.nameKeys.said().flatMap((line) => {
    const { kind, key, value } = line;
    if (key === unprinted) return [];
    const now = keyOf(kind, value);
    if (now === key) return [];
    records.nameKeys.rekeySaid(line, now);
    const before = records.names.findByKey(kind, key);
    const to = records.names.ensure(kind, now, value);
    return before === null ? [to.id] : [before.id, to.id];
  });

const rekeyPrinted = (records: Records, keyOf: ReviewDeps['keyOf']): number[] =>
  records.nameKeys.all().flatMap((name) => {
    const { valueId, kind, key, printed } = name;
    if (key === unprinted) return [];
    const now = keyOf(kind, printed);
    if (now === key) return [];
    const to = records.names.ensure(kind, now, printed);
    records.nameKeys.move(name, to);
    return [valueId, to.id];
  });
