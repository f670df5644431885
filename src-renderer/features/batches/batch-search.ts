import type { ManifestRowView } from '../../../src-main/contract/batches.ts';
import { type WorkFilter, present, readFilter } from '../tasks/filter.ts';
import { type KrithiStateName, type StageName, placeOfStage } from './stages.ts';
import { batchWords as words } from '../../words/batches.ts';

export type Tab = keyof typeof words.tabs;
export type RowStatus = ManifestRowView['status'];

/** What a batch page shows, as it stands in its address: a link or the back button brings it back. */
export type BatchSearch = {
  readonly tab: Tab;
  readonly work: WorkFilter;
  /** The piece of work whose drawer is open. */
  readonly task: number | null;
  readonly rows: RowStatus | null;
  readonly krithis: KrithiStateName | null;
};

const oneOf = <K extends string>(value: unknown, record: Readonly<Record<K, unknown>>): K | null =>
  typeof value === 'string' && Object.hasOwn(record, value) ? (value as K) : null;

/** Reads an address; what is unknown there counts as absent. */
export const readBatchSearch = (search: Readonly<Record<string, unknown>>): BatchSearch => {
  const task = Number(search['task']);
  return {
    tab: oneOf(search['tab'], words.tabs) ?? 'work',
    work: readFilter(search),
    task: Number.isInteger(task) && task > 0 ? task : null,
    rows: oneOf(search['rows'], words.rows.statuses),
    krithis: oneOf(search['krithis'], words.krithiList.states),
  };
};

/** The address of what is shown: only what differs from the plain page stands in it. */
export const toSearch = (shown: BatchSearch): Record<string, string | number> =>
  present({
    tab: shown.tab === 'work' ? undefined : shown.tab,
    ...shown.work,
    task: shown.task ?? undefined,
    rows: shown.rows ?? undefined,
    krithis: shown.krithis ?? undefined,
  });

export const plainSearch: BatchSearch = { tab: 'work', work: {}, task: null, rows: null, krithis: null };

/** What a segment of the bar shows when it is pressed. */
export const searchOfStage = (stage: StageName): BatchSearch => {
  const place = placeOfStage(stage);
  return place.tab === 'work'
    ? { ...plainSearch, work: place.filter }
    : { ...plainSearch, tab: 'krithis', krithis: place.state };
};
