import { acceptingClasses } from '../domain/class-policy.ts';
import type { Candidate, EvidenceClass, NameKind } from '../domain/name.ts';
import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import type { Decisions, Judgement } from './decide.ts';

/** A value that may be accepted together with others, and for what. */
export type BulkValue = {
  readonly value: ValueRow;
  readonly candidate: Candidate;
  readonly evidence: EvidenceClass;
};

export type BulkFilter = { readonly kind?: NameKind | undefined; readonly batch?: string | undefined };

/** Values of one preview: more than a person looks through. */
const most = 2000;
const pageSize = 500;

/**
 * What "accept all" may take: a name that an exact rule leads to one entry and
 * one only, that no person doubted, disputed or ruled out, and whose entry has
 * no namesake. Near names, alternatives and ragamalikas are for a person, one
 * by one.
 */
export const createBulk = (records: Records, decisions: Pick<Decisions, 'rejectedFor' | 'decideMany'>) => {
  const eligible = (value: ValueRow): BulkValue | null => {
    const { verdict } = value;
    const [candidate] = verdict?.candidates ?? [];
    if (verdict === null || candidate === undefined || value.state !== 'open') return null;
    if (!acceptingClasses.some((one) => one === verdict.evidence) || verdict.parts.length > 0) return null;
    if (decisions.rejectedFor(value.kind, value.key).has(candidate.id)) return null;
    if (records.entities.findByName(value.kind, candidate.name).length !== 1) return null;
    return { value, candidate, evidence: verdict.evidence };
  };

  return {
    /** What would be accepted, most krithis first. Changes nothing. */
    preview: (filter: BulkFilter): BulkValue[] => {
      const found: BulkValue[] = [];
      const where = { ...filter, state: 'open', evidence: acceptingClasses } as const;
      let after: { waiting: number; id: number } | null = null;
      while (found.length < most) {
        const page: ValueRow[] = records.names.queue(where, after, pageSize);
        found.push(...page.map(eligible).filter((each) => each !== null));
        const last = page.at(-1);
        if (last === undefined || page.length < pageSize) break;
        after = { waiting: last.waiting, id: last.id };
      }
      return found.slice(0, most);
    },
    /**
     * Accepts the ticked values as one act. What changed since the preview is
     * left out and named: nothing is accepted that the person did not see.
     */
    apply: (
      ticked: readonly { readonly id: number; readonly entity: string }[],
      who: string,
    ): {
      readonly step: string | null;
      readonly decided: number;
      readonly freed: number;
      readonly left: number[];
    } =>
      records.store.write(() => {
        const left: number[] = [];
        const judgements: Judgement[] = [];
        for (const { id, entity } of ticked) {
          const value = records.names.find(id);
          const now = value === null || value.waiting === 0 ? null : eligible(value);
          if (now === null || now.candidate.id !== entity) left.push(id);
          else judgements.push(acceptOf(now));
        }
        if (judgements.length === 0) return { step: null, decided: 0, freed: 0, left };
        const { step, freed } = decisions.decideMany(judgements, who);
        return { step, decided: judgements.length, freed, left };
      }),
  };
};
export type Bulk = ReturnType<typeof createBulk>;

const acceptOf = ({ value, candidate }: BulkValue): Judgement => ({
  kind: value.kind,
  value: value.value,
  act: 'accept',
  entities: [candidate.id],
  alias: 'always',
  except: [],
  bulk: true,
});
