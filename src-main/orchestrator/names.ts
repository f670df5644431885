import type { ClassPolicy } from '../domain/class-policy.ts';
import { type Entity, type NameKind, type NameQuery, type Verdict, nameKinds } from '../domain/name.ts';
import type { StoredEntity } from '../store/entities.ts';
import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import { refreshBatch } from './batch-state.ts';
import type { Compute, SearchHit } from './compute.ts';
import { reviseValue } from '../review/index.ts';

export type NameServiceDeps = {
  readonly records: Records;
  readonly compute: Compute;
  readonly keyOf: (kind: NameKind, value: string) => string;
  /** Version of the folds: a verdict made under another one is made again. */
  readonly foldVersion: string;
  /** What the machine may decide now. */
  readonly policy: () => ClassPolicy;
};

/** A value, and how the resolver is asked about it. */
type Asked = { readonly value: ValueRow; readonly query: NameQuery };

/** Entries read and handed over at a time: a few milliseconds each. */
const partSize = 500;

/** The list in parts, in its own order. */
function* partsOf(records: Records): Generator<readonly Entity[]> {
  for (const kind of nameKinds) {
    for (let after: StoredEntity | null = null; ;) {
      const part = records.entities.page(kind, after, partSize);
      if (part.length > 0) yield part;
      if (part.length < partSize) break;
      after = part.at(-1) ?? null;
    }
  }
}

/** Verdicts on distinct values, made once a version of the list and of the policy, and kept in the store. */
export const createNameService = ({ records, compute, keyOf, foldVersion, policy }: NameServiceDeps) => {
  let handedOver = -1;

  const version = (of: ClassPolicy = policy()): string =>
    `${foldVersion}/${records.entities.version()}/${of.version}`;

  const ensureAuthority = (): void => {
    const current = records.entities.version();
    if (current === handedOver) return;
    compute.setAuthority(current, () => partsOf(records));
    handedOver = current;
  };

  /** The values with a verdict of the present version, in their order; what has none is looked up and kept. */
  const lookUp = async (asked: readonly Asked[]): Promise<ValueRow[]> => {
    const holds = policy();
    const current = version(holds);
    ensureAuthority();
    const open = asked.filter(({ value }) => value.verdictVersion !== current);
    if (open.length === 0) return asked.map(({ value }) => value);
    const verdicts = await compute.resolve(
      open.map(({ query }) => query),
      holds,
    );
    const fresh = new Map(open.map(({ value }, i) => [value.id, verdicts[i]]));
    return records.store.write(() =>
      asked.map(({ value }) => {
        if (value.verdictVersion === current) return value;
        const verdict = fresh.get(value.id);
        if (verdict === undefined)
          throw new Error('the resolver answered fewer values than it was asked for');
        records.names.setVerdict(value.id, verdict, current);
        return { ...value, verdict, verdictVersion: current };
      }),
    );
  };

  /** Values of the queries by `kind|key`, each with a verdict of the present version. */
  const valuesFor = async (queries: readonly NameQuery[]): Promise<Map<string, ValueRow>> => {
    const distinct = new Map(queries.map((q) => [`${q.kind}|${keyOf(q.kind, q.value)}`, q]));
    const asked = records.store.write(() =>
      [...distinct.values()].map((query) => ({
        query,
        value: records.names.ensure(query.kind, keyOf(query.kind, query.value), query.value),
      })),
    );
    const values = await lookUp(asked);
    return new Map(
      [...distinct.keys()].flatMap((id, i) => (values[i] === undefined ? [] : [[id, values[i]]])),
    );
  };

  /**
   * Looks values up anew that are known, by their own rows: were they found by their keys, a
   * value that today's folds give another key would be passed over, and stay stale for good.
   */
  const again = (values: readonly ValueRow[]): Promise<ValueRow[]> =>
    lookUp(
      values.map((value) => ({
        value,
        query: { kind: value.kind, value: value.value, site: null, batchId: null, composer: null },
      })),
    );

  return {
    version: (): string => version(),
    valuesFor,
    again,
    /**
     * Verdicts on names that no krithi prints, in the order of the queries: nothing is kept.
     * Spellings that people taught for good come first, as they do for krithis.
     */
    judge: async (queries: readonly NameQuery[]): Promise<Verdict[]> => {
      ensureAuthority();
      const verdicts = await compute.resolve(queries, policy());
      return verdicts.map((verdict, i) => {
        const kind = queries[i]?.kind;
        return kind === undefined ? verdict : (byLearntSpelling(records, kind, verdict) ?? verdict);
      });
    },
    /** What the list alone says of names, whatever people taught. */
    listSays: async (queries: readonly NameQuery[]): Promise<Verdict[]> => {
      ensureAuthority();
      return queries.length === 0 ? [] : compute.resolve(queries, policy());
    },
    search: async (kind: NameKind | null, text: string, limit: number): Promise<SearchHit[]> => {
      ensureAuthority();
      return compute.search(kind, text, limit);
    },
    /** After the list changed: what waits is judged anew, and goes on where it is certain now. */
    refreshWaiting: async (actor: string): Promise<number> => {
      let freed = 0;
      for (;;) {
        const stale = records.names.stale(version(), 500);
        if (stale.length === 0) return freed;
        const wasResolved = new Set(
          stale.filter((value) => value.verdict?.verdict === 'resolved').map((value) => value.id),
        );
        const fresh = await again(stale);
        records.store.write(() => {
          for (const value of fresh) {
            // What was open and still is waits on as it did.
            if (value.verdict?.verdict !== 'resolved' && !wasResolved.has(value.id)) continue;
            freed += reviseValue(records, value, actor).freed;
          }
          for (const id of records.batches.activeIds()) refreshBatch(records, id);
        });
      }
    },
  };
};
export type NameService = ReturnType<typeof createNameService>;

const nowhere = { krithiId: '', batchId: '', site: '' } as const;

/** The verdict by a spelling that holds everywhere; null where none was taught. */
const byLearntSpelling = (records: Records, kind: NameKind, verdict: Verdict): Verdict | null => {
  const { key } = verdict;
  const alias = records.aliases.lookup(kind, key, nowhere);
  if (alias === null) return null;
  const [id = alias.entityId] = records.redirects.follow([alias.entityId], {
    ...nowhere,
    kind,
    key,
    decisionSeq: 0,
  });
  const bound = records.entities.find(id);
  if (bound === null) return null;
  const entity = { id: bound.id, name: bound.name };
  const reasons = [`spelling learnt from ${alias.who}`];
  return {
    ...verdict,
    verdict: 'resolved',
    evidence: 'alias',
    entity,
    probability: 1,
    margin: 1,
    candidates: [{ ...entity, matched: alias.value, probability: 1, reasons }],
    reasons,
    parts: [],
  };
};
