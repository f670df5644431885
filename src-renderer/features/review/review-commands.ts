import type { RefObject } from 'react';
import type { CandidateView, QueueDetail } from '../../../src-main/contract/review.ts';
import { type Judgement, activePart, isChoice, medleyOf, startingPicks } from './decisions.ts';
import type { Action } from './key-map.ts';
import { filterKinds } from './queue-filter.tsx';
import { type Echo, type Sheet, currentRow, currentSlot } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { reviewWords as words } from '../../words/review.ts';

/** From the widest to none. */
export const scopes = ['always', 'source', 'batch', 'no'] as const;
export const relations = ['equal', 'broader', 'narrower', 'inexact'] as const;

/** Whether the newest decision is one whose spelling can be remembered. */
export const hasScope = ({ entry, state }: Echo): boolean =>
  (entry.input.act === 'accept' || entry.input.act === 'create') &&
  entry.input.krithi === undefined &&
  (entry.input.relation ?? 'equal') === 'equal' &&
  (entry.input.entities?.length ?? 1) <= 1 &&
  state !== 'failed';

type Named = { readonly id: string; readonly name: string };
export type Places = {
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly list: RefObject<HTMLDivElement | null>;
  /** Where the focus rests while keys decide: the queue. */
  readonly home: RefObject<HTMLDivElement | null>;
  readonly cycleScheme: () => void;
  /** Opens the note of the name that was just parked. */
  readonly openNote: () => void;
};

/** What keys, buttons and the palette all do: one list of commands over the session. */
export const createReviewCommands = (session: ReviewSession, places: Places) => {
  const detailNow = (): QueueDetail | null => currentSlot(session.getState())?.detail ?? null;
  const goHome = (): void => places.home.current?.focus({ preventScroll: true });
  const judge = (judgement: Judgement): void => {
    // The button that was pressed goes away with its name; the focus must not fall off the page.
    if (places.list.current?.contains(document.activeElement)) goHome();
    session.decide(judgement);
  };

  const pick = (n: number, use: (candidate: CandidateView) => void): void => {
    const candidate = detailNow()?.candidates[n - 1];
    if (candidate) use(candidate);
    else session.notice(words.notices.noSuch(n));
  };

  /** One part of a ragamalika; the choice of the last open part decides the whole. */
  const pickPart = (detail: QueueDetail, n: number): void => {
    const picks = session.getState().visit.picks ?? startingPicks(detail);
    const active = activePart(picks);
    const candidate = active === null ? undefined : detail.parts[active]?.candidates[n - 1];
    if (active === null || !candidate) {
      session.notice(words.notices.noSuch(n));
      return;
    }
    const next = picks.with(active, candidate.id);
    if (activePart(next) === null) acceptParts(detail, next);
    else session.visit({ picks: next });
  };
  const acceptParts = (detail: QueueDetail, picks: readonly (string | null)[]): void => {
    const entities = detail.parts.map((part, at) => part.candidates.find((each) => each.id === picks[at]));
    if (entities.every((entity) => entity !== undefined)) judge({ is: 'accept', entities });
  };

  const accept = (n: number): void => {
    const medley = medleyOf(detailNow(), session.getState().visit);
    if (medley) pickPart(medley, n);
    else pick(n, ({ id, name }) => judge({ is: 'accept', entities: [{ id, name }] }));
  };
  const acceptHere = (n: number): void =>
    pick(n, ({ id, name }) => {
      const detail = detailNow();
      const chosen = session.getState().visit.krithi ?? detail?.krithiList[0]?.id;
      if (chosen !== undefined) judge({ is: 'accept_here', entity: { id, name }, krithi: chosen });
    });
  const reject = (n: number): void =>
    pick(n, ({ id, name }) => judge({ is: 'reject', entity: { id, name } }));

  const acceptTop = (): void => {
    const medley = medleyOf(detailNow(), session.getState().visit);
    if (medley) {
      const picks = session.getState().visit.picks ?? startingPicks(medley);
      if (activePart(picks) === null) acceptParts(medley, picks);
      return;
    }
    const top = detailNow()?.candidates[0];
    if (top?.word === 'strong' && !top.rejected) accept(1);
    else {
      session.notice(words.notices.notStrong);
      places.list.current?.querySelector<HTMLButtonElement>('.rv-cand-main')?.focus();
    }
  };

  const toggle = (sheet: Sheet): void => {
    const isOpen = session.getState().visit.sheet === sheet;
    session.visit({ sheet: isOpen ? null : sheet });
    if (isOpen) goHome();
  };

  const turnKind = (by: 1 | -1): void => {
    const at = filterKinds.indexOf(session.getState().filter.kind);
    session.setFilter({ kind: filterKinds.at((at + by) % filterKinds.length) ?? null });
  };

  const leave = (): void => {
    session.visit({ rejecting: false, creating: false, sheet: null });
    session.typeAhead('');
    session.notice(null);
    goHome();
  };

  const commands = {
    accept,
    acceptHere,
    reject,
    acceptTop,
    acceptEntity: ({ id, name }: Named): void => {
      leave();
      judge({ is: 'accept', entities: [{ id, name }] });
    },
    create: (name: string, facts: CandidateView['facts']): void => {
      leave();
      judge({ is: 'create', name, facts });
    },
    openCreate: (): void => session.visit({ creating: true, rejecting: false }),
    leaveEmpty: (): void => {
      leave();
      judge({ is: 'none' });
    },
    unsure: (): void => judge({ is: 'unsure', note: null }),
    /** Parks the name, and lets the note be typed while the next one stands there already. */
    unsureWithNote: (): void => {
      judge({ is: 'unsure', note: null });
      places.openNote();
    },
    beginReject: (): void => {
      session.visit({ rejecting: !session.getState().visit.rejecting });
      session.say(words.said.rejecting);
    },
    /** How far the spelling of the newest decision is remembered: the next scope. */
    nextScope: (): void => {
      const { echo } = session.getState();
      if (echo === null || !hasScope(echo)) return session.notice(words.notices.nothingToRemember);
      const alias =
        scopes[(scopes.indexOf(echo.entry.input.alias ?? 'always') + 1) % scopes.length] ?? 'always';
      session.amend({ alias });
      session.say(words.said.remember(words.echo.scopes[alias]));
    },
    nextRelation: (): void => {
      const { relation } = session.getState().visit;
      const next = relations[(relations.indexOf(relation) + 1) % relations.length] ?? 'equal';
      session.visit({ relation: next });
      session.say(words.relation.said(words.relation.names[next]));
    },
    toggleParts: (): void => {
      if (!isChoice(detailNow())) return session.notice(words.notices.noParts);
      session.visit({ byParts: !session.getState().visit.byParts, picks: null });
    },
    /** Takes back what is decided of the name in view, while later decisions on others stay. */
    takeBack: (): void => {
      const item = currentRow(session.getState())?.item;
      if (!item?.decided) return session.notice(words.notices.nothingDecided);
      void session.revert({ decision: item.decided.decision });
      session.say(words.said.takenBack(item.value));
    },
    leave,
    toggle,
    turnKind,
    cycleScheme: places.cycleScheme,
    focusSearch: (): void => places.searchField.current?.focus(),
    /**
     * Leads a press that types to the search: with the focus there, what is pressed lands in it by
     * itself. Before there is a field the text is kept for it.
     */
    typeInSearch: (text: string): void => {
      const field = places.searchField.current;
      if (!field) return session.typeAhead(session.getState().typedAhead + text);
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    },
  };

  /** Carries out what a key asked for. */
  const run = (action: Action): void => {
    if (!currentRow(session.getState()) && needsName.has(action.do)) return;
    switch (action.do) {
      case 'accept':
        return accept(action.n);
      case 'accept_here':
        return acceptHere(action.n);
      case 'reject':
        return reject(action.n);
      case 'accept_top':
        return acceptTop();
      case 'reject_next':
        return commands.beginReject();
      case 'unsure_note':
        return commands.unsureWithNote();
      case 'remember':
        return commands.nextScope();
      case 'relation':
        return commands.nextRelation();
      case 'by_parts':
        return commands.toggleParts();
      case 'type':
        return commands.typeInSearch(action.text);
      case 'compose':
        return commands.typeInSearch('');
      case 'take_back':
        return commands.takeBack();
      case 'leave':
        return leave();
      case 'create':
        return commands.openCreate();
      case 'unsure':
        return commands.unsure();
      case 'skip':
        return session.skip();
      case 'search':
        return commands.focusSearch();
      case 'next':
        return session.step(1);
      case 'previous':
        return session.step(-1);
      case 'next_kind':
        return turnKind(1);
      case 'previous_kind':
        return turnKind(-1);
      case 'undo':
        return session.undo();
      case 'redo':
        return session.redo();
      case 'scripts':
        return places.cycleScheme();
      case 'history':
      case 'evidence':
      case 'why':
      case 'bulk':
      case 'keys':
        return toggle(action.do);
    }
  };
  return { ...commands, run };
};

export type ReviewCommands = ReturnType<typeof createReviewCommands>;

const needsName: ReadonlySet<Action['do']> = new Set([
  'accept',
  'accept_here',
  'reject',
  'accept_top',
  'reject_next',
  'create',
  'unsure',
  'unsure_note',
  'relation',
  'by_parts',
  'take_back',
  'skip',
  'evidence',
  'why',
]);
/** Actions that judge what is in view, and what must have been painted before they may. */
export const mustBeSeen = (action: Action): 'item' | 'candidates' | null => {
  switch (action.do) {
    case 'accept':
    case 'accept_here':
    case 'reject':
    case 'accept_top':
      return 'candidates';
    case 'create':
    case 'unsure':
    case 'skip':
    case 'reject_next':
    case 'unsure_note':
    case 'relation':
    case 'take_back':
      return 'item';
    default:
      return null;
  }
};
