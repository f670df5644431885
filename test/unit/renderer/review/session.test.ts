import { describe, expect, it } from 'vitest';
import type { DecideInput, DecideResult } from '../../../../src-main/contract/review.ts';
import type { ReviewApi } from '../../../../src-renderer/features/review/review-api.ts';
import { type SessionParts, createReviewSession } from '../../../../src-renderer/features/review/session.ts';
import { currentRow, shownProgress } from '../../../../src-renderer/features/review/session-state.ts';
import { createMailbag } from '../../../../src-renderer/features/review/mailbag.ts';
import { detail, item } from './support.ts';

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

/** An engine in memory: a queue of five names, a log, and a switch that makes decisions fail. */
const engine = () => {
  const log: { id: string; input: DecideInput; reverted: boolean }[] = [];
  const calls: string[] = [];
  const asked: number[] = [];
  let refuse = false;
  const standing = () => log.filter((entry) => !entry.reverted);
  const valueOf = (input: DecideInput): number => Number(input.value.slice('rAga'.length));
  const api: ReviewApi = {
    queue: () => Promise.resolve({ items: [1, 2, 3, 4, 5].map((n) => item(n)), nextCursor: null, total: 5 }),
    item: ({ id }) => {
      asked.push(id);
      return Promise.resolve(detail(id));
    },
    progress: () =>
      Promise.resolve({
        decidedValues: standing().length,
        totalValues: 5,
        freedKrithis: standing().length * 10,
        totalKrithis: 485,
        undoable: standing().length,
        redoable: 0,
        contradictions: 0,
      }),
    decide: (input): Promise<DecideResult> => {
      calls.push(`${input.act} ${input.value}`);
      if (refuse) return Promise.reject(new Error('The disk is full.'));
      const id = input.id ?? `d${log.length + 1}`;
      log.push({ id, input, reverted: false });
      return Promise.resolve({ decision: id, freed: 1, warnings: [] });
    },
    rejudge: ({ decision, id: given, alias, note }): Promise<DecideResult> => {
      calls.push(`rejudge ${decision} ${alias ?? note ?? ''}`);
      if (refuse) return Promise.reject(new Error('The disk is full.'));
      const old = log.find((entry) => entry.id === decision);
      if (!old) return Promise.reject(new Error('No such decision.'));
      old.reverted = true;
      const id = given ?? `${decision}-again`;
      log.push({ id, input: { ...old.input, ...(alias === undefined ? {} : { alias }) }, reverted: false });
      return Promise.resolve({ decision: id, freed: 0, warnings: [] });
    },
    undo: ({ decision }) => {
      calls.push(`undo ${decision ?? 'last'}`);
      const found = decision === undefined ? standing().at(-1) : log.find((entry) => entry.id === decision);
      if (!found) return Promise.resolve({ reverted: null, valueId: null });
      found.reverted = true;
      return Promise.resolve({ reverted: found.id, valueId: valueOf(found.input) });
    },
    redo: () => Promise.resolve({ restored: null, valueId: null }),
  };
  const session = createReviewSession(partsOf(api));
  return { session, calls, asked, log, refuse: (on: boolean) => (refuse = on) };
};

const partsOf = (api: ReviewApi): SessionParts => {
  let ids = 0;
  return {
    api,
    failureOf: (thrown) => ({
      message: thrown instanceof Error ? thrown.message : String(thrown),
      remedy: '',
    }),
    isLineDown: () => false,
    isDoneAlready: () => false,
    whenUp: () => Promise.resolve(),
    mailbag: createMailbag(() => Promise.resolve('/data'), {
      getItem: () => null,
      setItem: () => undefined,
      removeItem: () => undefined,
    }),
    newId: () => {
      ids += 1;
      return `d${ids}`;
    },
  };
};

const accept = (n: number) => ({ is: 'accept', entities: [{ id: `e${n}-1`, name: `Raga ${n}.1` }] }) as const;
const started = async () => {
  const it = engine();
  await it.session.load();
  await settle();
  return it;
};
const at = (session: ReturnType<typeof engine>['session']) => currentRow(session.getState())?.item.id;

describe('a review session', () => {
  it('has the next names at hand before they are asked for', async () => {
    const { asked } = await started();
    expect(asked).toEqual([1, 2, 3, 4, 5]);
  });

  it('moves on in the same instant and sends in the background', async () => {
    const { session, calls } = await started();
    session.decide(accept(1));
    expect(at(session)).toBe(2);
    expect(calls).toEqual([]);
    expect(shownProgress(session.getState())).toMatchObject({
      decidedValues: 1,
      freedKrithis: 99,
      undoable: 1,
    });
    await settle();
    expect(calls).toEqual(['accept rAga1']);
  });

  it('replaces its own count by the engine’s once all is sent', async () => {
    const { session } = await started();
    session.decide(accept(1));
    await settle();
    expect(shownProgress(session.getState())).toMatchObject({ decidedValues: 1, freedKrithis: 10 });
  });

  it('brings a name back, with the reason, when its decision is refused', async () => {
    const { session, refuse } = await started();
    refuse(true);
    session.decide(accept(1));
    expect(at(session)).toBe(2);
    await settle();
    expect(at(session)).toBe(1);
    expect(currentRow(session.getState())?.mark).toMatchObject({
      is: 'failed',
      message: 'The disk is full.',
    });
    expect(session.getState().done).toEqual([]);
    expect(session.getState().said.text).toContain('rAga1 was not saved');
  });

  it('returns the cursor on undo at once, and never lets the undo overtake its decision', async () => {
    const { session, calls } = await started();
    session.decide(accept(1));
    session.undo();
    expect(at(session)).toBe(1);
    expect(currentRow(session.getState())?.mark).toBeNull();
    await settle();
    expect(calls).toEqual(['accept rAga1', 'undo d1']);
  });

  it('undoes as many steps as were made, newest first', async () => {
    const { session } = await started();
    for (const n of [1, 2, 3]) session.decide(accept(n));
    const back: (number | undefined)[] = [];
    for (let step = 0; step < 3; step += 1) {
      session.undo();
      back.push(at(session));
    }
    await settle();
    expect(back).toEqual([3, 2, 1]);
    expect(shownProgress(session.getState())).toMatchObject({ decidedValues: 0, undoable: 0 });
  });

  it('follows the engine to a decision of an earlier day', async () => {
    const { session, log } = await started();
    log.push({ id: 'd1', input: { kind: 'raga', value: 'rAga9', act: 'accept' }, reverted: false });
    session.undo();
    await settle();
    expect(at(session)).toBe(9);
  });

  it('says so when there is nothing to undo', async () => {
    const { session } = await started();
    session.undo();
    await settle();
    expect(session.getState().notice?.message).toBe('There is nothing to undo.');
  });

  it('stays on a name after a candidate was struck out', async () => {
    const { session } = await started();
    session.decide({ is: 'reject', entity: { id: 'e1-2', name: 'Raga 1.2' } });
    expect(at(session)).toBe(1);
    expect(
      session
        .getState()
        .details.get(1)
        ?.detail?.candidates.map((c) => c.rejected),
    ).toEqual([false, true, false]);
  });

  it('leaves unticked spellings out and counts only the others', async () => {
    const { session, log } = await started();
    session.visit({ unticked: new Set(['rAga1']) });
    session.decide(accept(1));
    await settle();
    expect(log[0]?.input).toMatchObject({ except: ['rAga1'], alias: 'always' });
  });

  it('begins every visit anew', async () => {
    const { session } = await started();
    session.visit({ unticked: new Set(['rAga1']), rejecting: true, sheet: 'why' });
    session.step(1);
    expect(session.getState().visit).toMatchObject({ rejecting: false, sheet: null });
    expect(session.getState().visit.unticked.size).toBe(0);
  });

  it('changes the alias scope of the last decision as one step', async () => {
    const { session, calls, log } = await started();
    session.decide(accept(1));
    await settle();
    session.amend({ alias: 'source' });
    await settle();
    expect(calls).toEqual(['accept rAga1', 'rejudge d1 source']);
    expect(log.at(-1)?.input.alias).toBe('source');
    expect(session.getState().done).toHaveLength(1);
    expect(at(session)).toBe(2);
    // The way back takes the newer word back.
    session.undo();
    await settle();
    expect(calls.at(-1)).toBe('undo d2');
    expect(log.every(({ reverted }) => reverted)).toBe(true);
  });

  it('takes the changed word back even when nothing of it was answered yet', async () => {
    const { session, calls, log } = await started();
    session.decide(accept(1));
    session.amend({ alias: 'source' });
    session.amend({ alias: 'batch' });
    session.undo();
    await settle();
    expect(calls).toEqual(['accept rAga1', 'rejudge d1 source', 'rejudge d2 batch', 'undo d3']);
    expect(log.every(({ reverted }) => reverted)).toBe(true);
    expect(at(session)).toBe(1);
  });

  it('leaves a decision as it was when the change to it is refused', async () => {
    const { session, calls, log, refuse } = await started();
    session.decide(accept(1));
    await settle();
    refuse(true);
    session.amend({ alias: 'source' });
    await settle();
    expect(session.getState()).toMatchObject({
      echo: { state: 'saved', entry: { input: { alias: 'always' } } },
      notice: { message: 'The disk is full.' },
    });
    expect(log).toMatchObject([{ id: 'd1', reverted: false }]);
    session.undo();
    await settle();
    expect(calls.at(-1)).toBe('undo d1');
  });

  it('tells a screen reader what was done and what comes next', async () => {
    const { session } = await started();
    session.decide(accept(1));
    expect(session.getState().said.text).toBe('Accepted Raga 1.1 for 99 krithis; next: rAga2');
  });

  it('holds fresher candidates back behind a dot while the old ones are in view', async () => {
    const { session } = await started();
    const before = session.getState().details.get(1)?.detail;
    const changed = detail(1);
    const late = { ...changed, candidates: changed.candidates.toReversed() };
    const lateEngine = engine();
    expect(before?.candidates[0]?.id).toBe('e1-1');
    const slow = createReviewSession(
      partsOf({
        queue: () => Promise.resolve({ items: [item(1)], nextCursor: null, total: 1 }),
        item: (() => {
          let asked = 0;
          return () => Promise.resolve((asked += 1) === 1 ? changed : late);
        })(),
        progress: () =>
          Promise.reject(new Error('unused')).catch(() => ({
            decidedValues: 0,
            totalValues: 1,
            freedKrithis: 0,
            totalKrithis: 1,
            undoable: 0,
            redoable: 0,
            contradictions: 0,
          })),
        decide: () => Promise.reject(new Error('unused')),
        undo: () => Promise.reject(new Error('unused')),
        redo: () => Promise.reject(new Error('unused')),
        rejudge: () => Promise.reject(new Error('unused')),
      }),
    );
    await slow.load();
    await settle();
    await slow.refresh();
    const slot = slow.getState().details.get(1);
    expect(slot?.detail?.candidates[0]?.id).toBe('e1-1');
    expect(slot?.fresher?.candidates[0]?.id).toBe('e1-3');
    slow.takeFresher(1);
    expect(slow.getState().details.get(1)?.detail?.candidates[0]?.id).toBe('e1-3');
    expect(lateEngine.calls).toEqual([]);
  });
});
