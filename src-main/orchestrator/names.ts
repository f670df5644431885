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

  /** Values of the queries by `kind|key`, each with a verdict of the present version. */
  const valuesFor = async (queries: readonly NameQuery[]): Promise<Map<string, ValueRow>> => {
    const holds = policy();
    const current = version(holds);
    ensureAuthority();
    const distinct = new Map(queries.map((q) => [`${q.kind}|${keyOf(q.kind, q.value)}`, q]));
    const found = new Map<string, ValueRow>();
    const open: { id: string; value: ValueRow; query: NameQuery }[] = [];
    records.store.write(() => {
      for (const [id, query] of distinct) {
        const value = records.names.ensure(query.kind, keyOf(query.kind, query.value), query.value);
        found.set(id, value);
        if (value.verdictVersion !== current) open.push({ id, value, query });
      }
    });
    if (open.length === 0) return found;
    const verdicts = await compute.resolve(
      open.map(({ query }) => query),
      holds,
    );
    records.store.write(() => {
      for (const [i, { id, value }] of open.entries()) {
        const verdict = verdicts[i];
        if (verdict === undefined)
          throw new Error('the resolver answered fewer values than it was asked for');
        records.names.setVerdict(value.id, verdict, current);
        found.set(id, { ...value, verdict, verdictVersion: current });
      }
    });
    return found;
  };

  return {
    version: (): string => version(),
    valuesFor,
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
        const fresh = await valuesFor(
          stale.map((v) => ({ kind: v.kind, value: v.value, site: null, batchId: null, composer: null })),
        );
        records.store.write(() => {
          for (const value of fresh.values()) {
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
