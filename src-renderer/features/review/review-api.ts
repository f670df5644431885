import type {
  DecideInput,
  DecideResult,
  Progress,
  QueueDetail,
  QueueItem,
  ValueState,
} from '../../../src-main/contract/review.ts';
import type { RejudgeInput } from '../../../src-main/contract/review-log.ts';

/** What the session asks of the engine; the contract's client fits it. */
export type ReviewApi = {
  readonly queue: (input: {
    readonly kind?: QueueItem['kind'];
    readonly state?: ValueState;
    readonly batch?: string;
    readonly text?: string;
    readonly cursor?: string;
    readonly limit?: number;
  }) => Promise<{ items: QueueItem[]; nextCursor: string | null; total: number }>;
  readonly item: (input: { readonly id: number }) => Promise<QueueDetail>;
  readonly progress: () => Promise<Progress>;
  readonly decide: (input: DecideInput) => Promise<DecideResult>;
  readonly rejudge: (input: RejudgeInput) => Promise<DecideResult>;
  readonly undo: (input: {
    readonly decision?: string;
    readonly step?: string;
  }) => Promise<{ reverted: string | null; valueId: number | null }>;
  readonly redo: (input: {
    readonly decision?: string;
  }) => Promise<{ restored: string | null; valueId: number | null }>;
};
