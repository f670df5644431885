import { type Answer, ask, askBy, owed } from './client.ts';
import { batches, refusedBatches } from './questions.ts';
import type { Held } from './record.ts';

type Candidate = {
  readonly id: string;
  readonly score: number;
  readonly match?: boolean;
  readonly features?: readonly { readonly id: string }[];
};
type Results = Readonly<Record<string, { readonly result: readonly Candidate[] }>>;
type Batch = Readonly<Record<string, { readonly limit?: number }>>;

const methods = ['POST', 'GET'] as const;

/** What the text says of a result: by falling score, within the limit, one match at most, features by an id of their own. */
const faultsOfResult = (key: string, result: readonly Candidate[], limit: number): (string | null)[] => [
  result.length <= limit ? null : `${key} has ${result.length} candidates, ${limit} were asked for`,
  result.every(({ score }, i) => score <= (result[i - 1]?.score ?? 100) && score >= 0)
    ? null
    : `${key} is not in order of falling scores from 100 to 0`,
  result.filter(({ match }) => match === true).length <= 1 ? null : `${key} has several certain matches`,
  result.every(({ features = [] }) => new Set(features.map(({ id }) => id)).size === features.length)
    ? null
    : `${key} has a feature twice`,
];

const faultsOfResults = (asked: Batch, answer: Answer): (string | null)[] => {
  const results = (answer.json ?? {}) as Results;
  return [
    ...owed(answer, 200),
    Object.keys(results).sort().join() === Object.keys(asked).sort().join() ? null : 'has other keys',
    ...Object.entries(results).flatMap(([key, { result }]) =>
      faultsOfResult(key, result, asked[key]?.limit ?? 50),
    ),
  ];
};

/** Queries by form and by address, allowed and refused. */
export const holdQueries = async (held: Held, address: string): Promise<void> => {
  for (const [name, batch] of Object.entries(batches))
    for (const method of methods) {
      const what = `${method} queries: ${name}`;
      held.hold(what, 'request', 'reconciliation-query-batch', batch);
      const answer = await askBy(method, address, 'queries', batch);
      held.hold(what, 'answer', 'reconciliation-result-batch', answer.json);
      held.prose(what, faultsOfResults(batch as Batch, answer));
    }
  for (const [name, batch] of Object.entries(refusedBatches)) {
    const what = `POST queries: ${name}`;
    held.holdRefused(what, 'reconciliation-query-batch', batch);
    held.prose(what, owed(await askBy('POST', address, 'queries', batch), 400));
  }
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`q${i}`, { query: 'tODi' }]));
  held.prose('POST queries: one more than allowed', owed(await askBy('POST', address, 'queries', many), 413));
  held.prose(
    'POST queries: no JSON',
    owed(await ask(address, { method: 'POST', body: new URLSearchParams({ queries: '{' }) }), 400),
  );
};
