import type { DecideInput, QueueDetail, QueueItem } from '../../../src-main/contract/review.ts';
import type { Mark } from './rows.ts';
import type { Visit } from './session-state.ts';
import { reviewWords as words } from '../../words/review.ts';

/**
 * What a person may say of a name, and what that becomes: the call to the engine, the mark on
 * the row, and the sentence that is read out. Pure.
 */
export type Judgement =
  | { readonly is: 'accept'; readonly entities: readonly { readonly id: string; readonly name: string }[] }
  | {
      readonly is: 'accept_here';
      readonly entity: { readonly id: string; readonly name: string };
      readonly krithi: string;
    }
  | { readonly is: 'reject'; readonly entity: { readonly id: string; readonly name: string } }
  | {
      readonly is: 'create';
      readonly name: string;
      readonly facts: QueueDetail['candidates'][number]['facts'];
    }
  | { readonly is: 'unsure'; readonly note: string | null }
  | { readonly is: 'none' };

export type Plan = {
  readonly input: DecideInput;
  /** Null when the value stays open. */
  readonly mark: Mark | null;
  readonly names: string;
  readonly krithis: number;
  readonly said: string;
};

export const planOf = (
  item: QueueItem,
  visit: Pick<Visit, 'unticked' | 'relation'>,
  judgement: Judgement,
): Plan => {
  const base = { kind: item.kind, value: item.value };
  const left = [...visit.unticked];
  const except = left.length > 0 ? { except: left } : {};
  const freed = item.spellings
    .filter((spelling) => visit.unticked.has(spelling.value))
    .reduce((sum, spelling) => sum - spelling.count, item.krithis);
  const krithis = Math.max(0, freed);
  switch (judgement.is) {
    case 'accept': {
      const names = judgement.entities.map((entity) => entity.name).join(' · ');
      return {
        input: {
          ...base,
          ...except,
          act: 'accept',
          entities: judgement.entities.map((e) => e.id),
          ...related(visit.relation),
        },
        mark: { is: 'accepted', names },
        names,
        krithis,
        said: words.said.accepted(names, krithis),
      };
    }
    case 'accept_here':
      return {
        input: {
          ...base,
          act: 'accept',
          entities: [judgement.entity.id],
          krithi: judgement.krithi,
          relation: visit.relation,
          alias: 'no',
        },
        mark: item.krithis <= 1 ? { is: 'accepted', names: judgement.entity.name } : null,
        names: judgement.entity.name,
        krithis: 1,
        said: words.said.acceptedHere(judgement.entity.name),
      };
    case 'reject':
      return {
        input: { ...base, act: 'reject', entities: [judgement.entity.id], alias: 'no' },
        mark: null,
        names: judgement.entity.name,
        krithis: 0,
        said: words.said.rejected(judgement.entity.name),
      };
    case 'create':
      return {
        input: {
          ...base,
          ...except,
          act: 'create',
          name: judgement.name,
          facts: judgement.facts,
          alias: 'always',
        },
        mark: { is: 'created', names: judgement.name },
        names: judgement.name,
        krithis,
        said: words.said.created(judgement.name),
      };
    case 'unsure':
      return {
        input: {
          ...base,
          ...except,
          act: 'unsure',
          alias: 'no',
          ...(judgement.note === null ? {} : { note: judgement.note }),
        },
        mark: { is: 'parked' },
        names: '',
        krithis: 0,
        said: words.said.unsure(item.value),
      };
    case 'none':
      return {
        input: { ...base, ...except, act: 'none', alias: 'no' },
        mark: { is: 'settled' },
        names: '',
        krithis,
        said: words.said.none(item.value),
      };
  }
};

/** The parts of a ragamalika that a person still chooses; a part that is settled brings its own. */
export const startingPicks = (detail: QueueDetail): readonly (string | null)[] =>
  detail.parts.map((part) => (part.verdict === 'resolved' ? (part.candidates[0]?.id ?? null) : null));

/** The part whose turn it is: the first without a choice; null when every part has one. */
export const activePart = (picks: readonly (string | null)[]): number | null => {
  const at = picks.indexOf(null);
  return at < 0 ? null : at;
};

/** Only what is the same thing is remembered as a spelling. */
const related = (relation: Visit['relation']): Pick<DecideInput, 'relation' | 'alias'> => ({
  relation,
  alias: relation === 'equal' ? 'always' : 'no',
});

/** Whether the printed name gives alternatives: one of them is meant, or each in its turn. */
export const isChoice = (detail: QueueDetail | null): boolean =>
  detail?.evidence === 'alternatives' && detail.parts.length > 1;

/** The detail of a value to be answered part by part: a garland, or alternatives where the person asked for it. */
export const medleyOf = (detail: QueueDetail | null, visit: Pick<Visit, 'byParts'>): QueueDetail | null => {
  if (detail === null || detail.parts.length < 2) return null;
  return detail.evidence === 'ragamalika' || (isChoice(detail) && visit.byParts) ? detail : null;
};
