import { isAccepting } from '../domain/class-policy.ts';
import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import { unprinted } from './override.ts';

/** What the machine held of a name when a person judged it: stored with the decision, counted later. */
export type MachineWord = {
  /** The class, and the entry that it took or proposed first. */
  readonly evidence: string | null;
  readonly proposed: string | null;
  /** Whether the person was asked blind. */
  readonly audit: boolean;
  /** The version of the class table that held, 0 for the built-in one; and all that the verdict depended on. */
  readonly policy: number;
  readonly verdictVersion: string | null;
};

/**
 * What the machine made of a name, for one krithi or for all that print it: the
 * answer that an open audit asks about; else what it settled by itself; else
 * the verdict that it put before the person.
 */
export const machineWord = (records: Records, value: ValueRow, krithiId: string | null): MachineWord => {
  const held = {
    policy: records.policies.latest()?.version ?? 0,
    verdictVersion: value.verdictVersion,
  };
  const audit = krithiId === null ? records.audits.openOf(value.id) : null;
  if (audit !== null) {
    return { ...held, evidence: audit.evidence, proposed: audit.entityId, audit: true };
  }
  const own =
    krithiId !== null && value.key === unprinted
      ? overruledWord(records, value, krithiId)
      : records.names.ownWord(value.id, krithiId);
  if (own !== null) return { ...held, evidence: own.evidence, proposed: own.entityId, audit: false };
  const { verdict } = value;
  return {
    ...held,
    evidence: verdict?.evidence ?? null,
    proposed: verdict?.candidates[0]?.id ?? null,
    audit: false,
  };
};

/** What is overruled by a word on a krithi as a whole: the one name of the kind that it prints, if the machine settled it. */
const overruledWord = (
  records: Records,
  value: ValueRow,
  krithiId: string,
): { readonly evidence: string; readonly entityId: string } | null => {
  const printed = records.names
    .mentionsOfKrithi(krithiId)
    .filter((m) => m.kind === value.kind && m.valueId !== value.id);
  const [only, ...others] = printed;
  const [entityId] = only?.entities ?? [];
  if (only === undefined || others.length > 0 || entityId === undefined) return null;
  return only.state === 'resolved' && isAccepting(only.evidence)
    ? { evidence: only.evidence, entityId }
    : null;
};
