import type { BatchSummary } from '../../../src-main/contract/batches.ts';
import type { KrithiRow } from '../../../src-main/contract/krithis.ts';
import type { WorkFilter } from '../tasks/filter.ts';
import { batchWords as words } from '../../words/batches.ts';

export type StageName = keyof BatchSummary['stages'];

/** From first to last, as a krithi passes them; what left the way stands at the end. */
export const stageOrder = Object.keys(words.stages) as readonly StageName[];

export type KrithiStateName = Extract<
  KrithiRow['state'],
  'pending' | 'in_review' | 'approved' | 'published' | 'rejected'
>;

/** Where the krithis of a stage are listed: as work, or as krithis once there is nothing left to do to them. */
export type StagePlace =
  | { readonly tab: 'work'; readonly filter: WorkFilter }
  | { readonly tab: 'krithis'; readonly state: KrithiStateName };

/** A krithi on its way has one unfinished piece of work, and its stage is where that one stands. */
export const placeOfStage = (stage: StageName): StagePlace => {
  switch (stage) {
    case 'queued':
      return { tab: 'work', filter: { kind: 'scrape', state: 'pending' } };
    case 'fetching':
      return { tab: 'work', filter: { kind: 'scrape', state: 'running' } };
    case 'extracted':
      return { tab: 'work', filter: { kind: 'extract', state: 'pending' } };
    case 'resolving':
      return { tab: 'work', filter: { kind: 'entity_resolution', state: 'pending' } };
    case 'blocked':
    case 'failed':
    case 'cancelled':
      return { tab: 'work', filter: { state: stage } };
    case 'ready':
      return { tab: 'krithis', state: 'in_review' };
    case 'approved':
    case 'published':
    case 'rejected':
      return { tab: 'krithis', state: stage };
  }
};

/** Stages of the bar that hold something, in order. */
export const filledStages = (
  stages: BatchSummary['stages'],
): readonly { readonly stage: StageName; readonly count: number }[] =>
  stageOrder.map((stage) => ({ stage, count: stages[stage] })).filter(({ count }) => count > 0);

/** Krithis that still move by themselves. */
export const movingOf = (stages: BatchSummary['stages']): number =>
  stages.queued + stages.fetching + stages.extracted + stages.resolving;
