import { AppError } from '../domain/errors.ts';
import type { KrithiState } from '../domain/batch.ts';
import type { DecisionRow } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { MentionRow } from '../store/names.ts';
import type { Decisions } from './decide.ts';

/** A krithi whose name would change, from what to what. */
export type TouchedKrithi = {
  readonly id: string;
  readonly title: string;
  readonly state: KrithiState;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Whether it would wait for a name again. */
  readonly waits: boolean;
};

export type Dependents = {
  readonly krithis: readonly TouchedKrithi[];
  /** Spellings that would be forgotten. */
  readonly spellings: readonly { readonly value: string; readonly entityId: string }[];
  /** Later decisions that stay: on the same name, or for an entry that this one created. */
  readonly later: readonly DecisionRow[];
  /** Approved krithis that would go back to review, and published ones that would differ from what is out. */
  readonly approved: number;
  readonly published: number;
};

/**
 * What taking back a decision, or an act of many, would touch. It is done and
 * undone in one transaction, so that the answer is what would happen and no
 * estimate of it.
 */
export const dependentsOf = (
  records: Records,
  decisions: Pick<Decisions, 'undo' | 'undoStep'>,
  target: { readonly decision: string } | { readonly step: string },
): Dependents => {
  const lines =
    'step' in target ? records.decisions.ofStep(target.step) : [records.decisions.find(target.decision)];
  const judged = lines.filter((line) => line !== null);
  if (judged.length === 0) throw new AppError('store.not_found', { detail: 'decision' });
  const values = new Map(
    judged.map((line) => [`${line.kind}|${line.key}`, records.names.findByKey(line.kind, line.key)]),
  );
  const valueIds = [...values.values()].filter((value) => value !== null).map((value) => value.id);
  const read = (): MentionRow[] => valueIds.flatMap((id) => records.names.mentionsOfValue(id));
  const spellings = () =>
    [...values.values()].flatMap((v) => (v === null ? [] : records.aliases.ofKey(v.kind, v.key)));

  const before = read();
  const taught = spellings();
  const { after, left } = records.store.rehearse(() => {
    if ('step' in target) decisions.undoStep('rehearsal', target.step);
    else decisions.undo('rehearsal', target.decision);
    return { after: new Map(read().map((m) => [m.id, m])), left: new Set(spellings().map((a) => a.id)) };
  });

  const krithis = before.flatMap((was): TouchedKrithi[] => {
    const now = after.get(was.id);
    const krithi = records.krithis.find(was.krithiId);
    if (now === undefined || krithi === null || !differs(was, now)) return [];
    const { id, title, state } = krithi;
    const waits = now.state === 'waiting';
    return [{ id, title, state, before: was.entities, after: now.entities, waits }];
  });
  const of = (state: KrithiState): number =>
    new Set(krithis.filter((krithi) => krithi.state === state).map(({ id }) => id)).size;
  return {
    krithis,
    spellings: taught.filter((alias) => !left.has(alias.id)),
    later: laterThan(records, judged),
    approved: of('approved'),
    published: of('published'),
  };
};

const differs = (was: MentionRow, now: MentionRow): boolean =>
  was.state !== now.state || was.entities.join('\n') !== now.entities.join('\n');

/** Standing decisions that came after and that touch the same names or the same created entries. */
const laterThan = (records: Records, judged: readonly DecisionRow[]): DecisionRow[] => {
  const own = new Set(judged.map((line) => line.id));
  const last = Math.max(...judged.map((line) => line.seq));
  const sameName = judged.flatMap((line) => records.decisions.ofValue(line.kind, line.key));
  const created = judged.filter((line) => (line.context.created ?? null) !== null);
  const sameEntry = created.flatMap((line) => line.entities).flatMap(records.decisions.accepting);
  const byId = new Map([...sameName, ...sameEntry].map((line) => [line.id, line]));
  return [...byId.values()]
    .filter((line) => line.seq > last && !own.has(line.id) && line.act !== 'revert')
    .filter((line) => records.decisions.stands(line.id))
    .toSorted((a, b) => a.seq - b.seq);
};
