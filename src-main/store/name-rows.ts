import { z } from 'zod';
import { type EvidenceClass, type NameKind, Verdict } from '../domain/name.ts';

/** Distinct names and the places that print them, as the store gives them. */

/** Where a value stands. `resolved`: the machine was certain; `decided` and `none`: a person was. */
export type ValueState = 'open' | 'unsure' | 'decided' | 'none' | 'resolved';
/** `overruled`: a person said for this krithi what its names of the kind are, whatever is printed. */
export type MentionState = 'resolved' | 'waiting' | 'none' | 'parked' | 'overruled';
/** The place of what a person says and nothing prints: after everything that is printed. */
export const saidPosition = 1_000_000;
/** Where a name was read. `person`: nowhere; a person said what the krithi has all the same. */
export type MentionSource = 'manifest' | 'page' | 'source_default' | 'person';

export type ValueRow = {
  readonly id: number;
  readonly kind: NameKind;
  readonly key: string;
  readonly value: string;
  readonly state: ValueState;
  readonly verdict: Verdict | null;
  readonly verdictVersion: string | null;
  readonly note: string | null;
  readonly waiting: number;
};

export type MentionRow = {
  readonly id: number;
  readonly krithiId: string;
  readonly kind: NameKind;
  readonly position: number;
  readonly printed: string;
  readonly source: MentionSource;
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
  readonly valueId: number;
  readonly state: MentionState;
  readonly entities: readonly string[];
  readonly how: string;
  readonly evidence: string | null;
  readonly decisionId: string | null;
  /** By which class and for what the machine last took it by itself, whatever people said since. */
  readonly ownEvidence: string | null;
  readonly ownEntity: string | null;
};

export type NewMention = Omit<MentionRow, 'id' | 'ownEvidence' | 'ownEntity'>;

/** How a mention was settled. */
export type Settlement = {
  readonly state: MentionState;
  readonly entities: readonly string[];
  readonly how: string;
  readonly evidence: string | null;
  readonly decisionId: string | null;
};

/** Where a value is printed, with what a list shows of the krithi. */
export type PrintedPlace = {
  readonly krithiId: string;
  readonly printed: string;
  readonly spanStart: number | null;
  readonly spanEnd: number | null;
  readonly title: string;
  readonly link: string;
  readonly site: string;
  readonly composer: string;
  readonly source: MentionSource;
  /** The review pack that asks for it; null where it is of this machine. */
  readonly pack: string | null;
};

export type QueueFilter = {
  readonly kind?: NameKind | undefined;
  readonly state?: ValueState | undefined;
  readonly batch?: string | undefined;
  readonly text?: string | undefined;
  /** Only values whose verdict rests on one of these. */
  readonly evidence?: readonly EvidenceClass[] | undefined;
};

export type RawValue = Omit<ValueRow, 'verdict'> & { verdict: string | null };
export type RawMention = Omit<MentionRow, 'entities'> & { entities: string };

export const valueColumns = `v.id, v.kind, v.key, v.value, v.state, v.verdict, v.verdict_version AS verdictVersion, v.note, v.waiting`;
/**
 * The same of a name as it is put to a person: one that is audited blind looks like one that
 * waits, and shows the question that was drawn instead of what the machine made of it.
 */
export const questionColumns = `v.id, v.kind, v.key, v.value, v.state, CASE WHEN v.waiting > 0 THEN v.verdict ELSE coalesce((
    SELECT a.question FROM audit a WHERE a.value_id = v.id AND a.open = 1 ORDER BY a.id DESC LIMIT 1), v.verdict) END AS verdict,
  v.verdict_version AS verdictVersion, v.note, v.waiting + v.auditing AS waiting`;
export const mentionColumns = `m.id, m.krithi_id AS krithiId, m.kind, m.position, m.printed, m.source,
  m.span_start AS spanStart, m.span_end AS spanEnd, m.value_id AS valueId, m.state, m.entities, m.how, m.evidence,
  m.decision_id AS decisionId, m.own_evidence AS ownEvidence, m.own_entity AS ownEntity`;
export const Ids = z.array(z.string());

export const readValue = (raw: RawValue): ValueRow => ({
  ...raw,
  verdict: raw.verdict === null ? null : Verdict.parse(JSON.parse(raw.verdict)),
});
export const readMention = (raw: RawMention): MentionRow => ({
  ...raw,
  // Most names that wait have none: a value may be printed in a thousand places.
  entities: raw.entities === '[]' ? [] : Ids.parse(JSON.parse(raw.entities)),
});
