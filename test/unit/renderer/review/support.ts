import type { QueueDetail, QueueItem } from '../../../../src-main/contract/review.ts';
import type { Row } from '../../../../src-renderer/features/review/rows.ts';

const candidate = (id: string, name: string) => ({
  id,
  name,
  matched: name,
  probability: 0.9,
  reasons: ['same sound'],
});

/** A value of the queue; `n` makes its id, its spelling and how many krithis it frees. */
export const item = (n: number, krithis = 100 - n): QueueItem => ({
  id: n,
  kind: 'raga',
  value: `rAga${n}`,
  key: `raga${n}`,
  spellings: [{ value: `rAga${n}`, count: krithis }],
  krithis,
  state: 'open',
  decided: null,
  best: candidate(`e${n}`, `Raga ${n}`),
});

export const detail = (n: number, krithis?: number): QueueDetail => ({
  ...item(n, krithis),
  evidence: 'near',
  reasons: ['one letter differs'],
  margin: 0.4,
  candidates: [1, 2, 3].map((at) => ({
    ...candidate(`e${n}-${at}`, `Raga ${n}.${at}`),
    facts: {},
    alignment: [],
    word: at === 1 ? ('strong' as const) : ('unclear' as const),
    used: 0,
    rejected: false,
  })),
  parts: [],
  krithiList: [],
  senders: [],
  note: null,
});

export const rowsOf = (...ids: readonly number[]): readonly Row[] =>
  ids.map((id) => ({ item: item(id), mark: null }));
