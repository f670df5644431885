import { describe, expect, it } from 'vitest';
import type { AcceptingClass, ClassTable } from '../../../src-main/domain/class-policy.ts';
import { newId } from '../../../src-main/domain/ids.ts';
import type { Verdict } from '../../../src-main/domain/name.ts';
import { createAutomation, talliesOf, toLogLine } from '../../../src-main/review/index.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { plainKey, reviewWorld } from '../../support/store/review-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();

const builtin: ClassTable = {
  alias: { right: 99, of: 99 },
  same_letters: { right: 582, of: 582 },
  same_sound: { right: 198, of: 198 },
  same_tamil_spelling: { right: 64, of: 64 },
  grammar: { right: 111, of: 111 },
  folded_tokens: { right: 105, of: 105 },
};

const verdictOf = (value: string, entity: string, evidence: AcceptingClass, accepts: boolean): Verdict => ({
  value,
  verdict: accepts ? 'resolved' : 'ambiguous',
  evidence,
  key: plainKey('raga', value),
  entity: accepts ? { id: `raga:${entity}`, name: entity } : null,
  probability: 0.99,
  margin: 0.99,
  candidates: [{ id: `raga:${entity}`, name: entity, matched: entity, probability: 0.99, reasons: [] }],
  reasons: [accepts ? 'same sound' : 'same sound: demoted'],
  parts: [],
});

/** What a person sees of a drawn name. */
const question = (value: string, entity: string): Verdict => ({
  ...verdictOf(value, entity, 'same_sound', false),
  evidence: 'near',
  reasons: [`nearest in the list: ${entity}`],
});

const automationOf = (records: Records) =>
  createAutomation({ records, newId, builtin, auditBound: () => 0.01, acceptTamil: () => true });

const worldOn = (records: Records) => {
  const world = reviewWorld(records);
  const automation = automationOf(records);
  const judgeVerdict = (raga: string, verdict: Verdict): number => {
    const value = records.store.write(() => records.names.ensure('raga', plainKey('raga', raga), raga));
    records.store.write(() => records.names.setVerdict(value.id, verdict, 'v'));
    return value.id;
  };
  /** A krithi whose raga the machine settles by itself. */
  const settled = (raga: string, entity: string, evidence: AcceptingClass = 'same_sound'): string => {
    judgeVerdict(raga, verdictOf(raga, entity, evidence, true));
    return world.krithiPrinting(raga);
  };
  /** The same, and a person is asked about it blind. */
  const audited = (raga: string, entity: string, evidence: AcceptingClass = 'same_sound'): string => {
    const krithi = settled(raga, entity, evidence);
    draw(raga, entity, evidence);
    return krithi;
  };
  const draw = (raga: string, entity: string, evidence: AcceptingClass, batchId = world.batch): boolean =>
    records.store.write(() =>
      records.audits.draw({
        batchId,
        valueId: records.names.ensure('raga', plainKey('raga', raga), raga).id,
        kind: 'raga',
        key: plainKey('raga', raga),
        evidence,
        entityId: `raga:${entity}`,
        question: question(raga, entity),
        policyVersion: 'builtin',
      }),
    );
  const say = (raga: string, act: 'none' | 'unsure'): void => {
    world.decisions.decide({ kind: 'raga', value: raga, act, entities: [], alias: 'no', except: [] }, 'asha');
  };
  const tally = (evidence: AcceptingClass = 'same_sound') => talliesOf(automation.answers()).get(evidence);
  const queue = (): string[] => records.names.queue({}, null, 50).map(({ value }) => value);
  return { ...world, records, automation, judgeVerdict, settled, audited, draw, say, tally, queue };
};
const world = () => worldOn(openStore());

describe('a name that is asked blind', () => {
  it('stands in the queue like one that waits, and its krithis go on', () => {
    const { audited, krithiPrinting, records, stateOf, taskOf } = world();
    const [one, other] = [audited('kalyANi', 'kalyani'), krithiPrinting('kalyANi')];
    krithiPrinting('tODDi');
    const [item] = records.names.queue({}, null, 10);
    expect(item).toMatchObject({
      value: 'kalyANi',
      waiting: 2,
      state: 'open',
      verdict: question('kalyANi', 'kalyani'),
    });
    expect(records.names.question(item?.id ?? 0)).toEqual(item);
    expect(records.names.askedCounts()).toEqual({ total: 2, open: 2 });
    expect(records.names.placesInQuestion(item?.id ?? 0, 10).map(({ krithiId }) => krithiId)).toEqual([
      one,
      other,
    ]);
    expect([stateOf(one), taskOf(one)?.state]).toEqual(['resolved', 'succeeded']);
  });

  it('counts for its class when the person agrees, and moves no krithi', () => {
    const { audited, accept, queue, tally, taskOf, automation, records } = world();
    const krithi = audited('kalyANi', 'kalyani');
    expect(accept('kalyANi', 'kalyani').warnings).toEqual([]);
    expect([queue(), taskOf(krithi)?.state]).toEqual([[], 'succeeded']);
    expect(tally()).toEqual({ right: 1, of: 1 });
    expect(automation.answers()[0]).toMatchObject({ audit: true, right: true });
    expect(records.decisions.since(0, 10)[0]?.context).toMatchObject({
      evidence: 'same_sound',
      proposed: 'raga:kalyani',
      audit: true,
      policy: 0,
    });
  });

  it('counts against its class when the person says otherwise, and their word holds without a warning', () => {
    const { audited, accept, ragaOf, taskOf, tally } = world();
    const krithi = audited('kalyANi', 'kalyani');
    expect(accept('kalyANi', 'todi').warnings).toEqual([]);
    expect([ragaOf(krithi), taskOf(krithi)?.state]).toEqual([['raga:todi'], 'pending']);
    expect(tally()).toEqual({ right: 0, of: 1 });
  });

  it('comes back with undo and out of the count, and goes again with redo', () => {
    const { audited, accept, decisions, queue, tally } = world();
    audited('kalyANi', 'kalyani');
    accept('kalyANi', 'todi');
    decisions.undo('asha');
    expect([queue(), tally()]).toEqual([['kalyANi'], undefined]);
    decisions.redo('asha');
    expect([queue(), tally()]).toEqual([[], { right: 0, of: 1 }]);
  });

  it('is parked and not counted when the person is unsure, and the krithi still goes on', () => {
    const { audited, say, records, stateOf, taskOf, tally } = world();
    const krithi = audited('kalyANi', 'kalyani');
    say('kalyANi', 'unsure');
    expect(records.names.queue({ state: 'unsure' }, null, 10).map(({ value }) => value)).toEqual(['kalyANi']);
    expect([stateOf(krithi), taskOf(krithi)?.state, tally()]).toEqual(['resolved', 'succeeded', undefined]);
  });

  it('is drawn once a batch, and not while it still waits for an answer', () => {
    const { audited, draw, accept, records } = world();
    audited('kalyANi', 'kalyani');
    expect(draw('kalyANi', 'kalyani', 'same_sound')).toBe(false);
    expect(draw('kalyANi', 'kalyani', 'same_sound', 'another batch')).toBe(false);
    accept('kalyANi', 'kalyani');
    expect(records.audits.isDrawn(1, 'another batch')).toBe(false);
    expect(draw('kalyANi', 'kalyani', 'same_sound')).toBe(false);
  });

  it('leaves the queue with its batch and comes back with it; an answer outlives the batch', () => {
    const { audited, accept, batch, queue, records, tally } = world();
    audited('kalyANi', 'kalyani');
    audited('tODi', 'todi');
    accept('tODi', 'todi');
    records.store.write(() => records.krithis.hideBatch(batch, true));
    expect([queue(), tally()]).toEqual([[], { right: 1, of: 1 }]);
    records.store.write(() => records.krithis.hideBatch(batch, false));
    expect(queue()).toEqual(['kalyANi']);
    records.store.write(() => {
      records.krithis.hideBatch(batch, true);
      records.batches.purge(batch);
    });
    expect([queue(), tally()]).toEqual([[], { right: 1, of: 1 }]);
    expect(records.names.askedCounts().open).toBe(0);
  });

  it('is found again after a restart, with what was counted', () => {
    const first = openStore();
    const { audited, accept } = worldOn(first);
    audited('kalyANi', 'kalyani');
    audited('tODi', 'todi');
    accept('tODi', 'bhairavi');
    const before = automationOf(first).answers();
    const { dataDir } = first.store;
    first.store.close();
    const again = openStore({ dataDir });
    expect(again.names.queue({}, null, 10).map(({ value }) => value)).toEqual(['kalyANi']);
    expect(automationOf(again).answers()).toEqual(before);
  });

  it('counts on another machine that replays the log', () => {
    const here = world();
    here.audited('kalyANi', 'kalyani');
    here.accept('kalyANi', 'todi');
    const lines = here.records.decisions.since(0, 10).map((line) => toLogLine(here.records, line));
    const there = world();
    const log = lines.map((line) => JSON.stringify(line)).join('\n');
    there.decisions.takeLog(log, { file: 'asha.jsonl', who: 'ravi' });
    expect(
      there.automation.answers().map(({ evidence, right, audit }) => ({ evidence, right, audit })),
    ).toEqual([{ evidence: 'same_sound', right: false, audit: true }]);
  });
});

type World = ReturnType<typeof world>;

/** Two blind answers against the machine: one alone may be a slip. */
const answerWrongly = (
  audited: World['audited'],
  accept: World['accept'],
  ...names: readonly [string, string]
): void => {
  for (const name of names) {
    audited(name, 'kalyani');
    accept(name, 'todi');
  }
};

describe('a class that drifts', () => {
  it('is not demoted by one wrong answer alone', () => {
    const { audited, accept, automation } = world();
    audited('kalyANi', 'kalyani');
    accept('kalyANi', 'todi');
    expect(automation.review()).toBe(false);
    expect(automation.policy().demoted).toEqual({});
  });

  it('is demoted by the log, with a version, an event and an alert; what was settled stays', () => {
    const { audited, settled, accept, automation, records, judgeVerdict, krithiPrinting, stateOf } = world();
    const before = settled('bhairavi', 'bhairavi');
    answerWrongly(audited, accept, 'kalyANi', 'kEdAraM');
    expect(automation.review()).toBe(true);
    const { demoted, version } = automation.policy();
    expect(version).toBe('1');
    expect(demoted.same_sound).toMatch(
      /^same sound: demoted on \d+ \w+ \d{4}: 2 of 2 asked blind were wrong$/u,
    );
    expect(records.health.openAlerts().map(({ code }) => code)).toEqual(['automation.same_sound']);
    expect(records.events.since(0, 1000).filter(({ type }) => type === 'automation.demote')).toMatchObject([
      { from: '0', to: '1', data: { evidence: 'same_sound' } },
    ]);
    // The resolver, under the new policy, no longer accepts; a new krithi waits, the old one does not.
    const id = judgeVerdict('bhairavi', verdictOf('bhairavi', 'bhairavi', 'same_sound', false));
    const after = krithiPrinting('bhairavi');
    expect([stateOf(before), stateOf(after)]).toEqual(['resolved', 'waiting']);
    accept('bhairavi', 'bhairavi', { krithi: after, alias: 'no' });
    expect([stateOf(before), stateOf(after)]).toEqual(['resolved', 'resolved']);
    expect(records.audits.ownOfClass('same_sound', 0, 10).map(({ valueId }) => valueId)).toEqual([id]);
  });

  it('is demoted at the next look where the disk was full at this one', () => {
    const { audited, accept, automation, records } = world();
    answerWrongly(audited, accept, 'kalyANi', 'kEdAraM');
    const { db } = records.store;
    db.exec(`CREATE TRIGGER no_room BEFORE INSERT ON class_policy BEGIN SELECT raise(ABORT, 'no room'); END`);
    expect(() => automation.review()).toThrow('no room');
    expect(automation.policy().demoted).toEqual({});
    db.exec('DROP TRIGGER no_room');
    expect(automation.review()).toBe(true);
    expect(Object.keys(automation.policy().demoted)).toEqual(['same_sound']);
  });

  it('is demoted once, however often one looks', () => {
    const { audited, accept, automation, records } = world();
    answerWrongly(audited, accept, 'kalyANi', 'kEdAraM');
    expect([automation.review(), automation.review()]).toEqual([true, false]);
    expect(automationOf(records).review()).toBe(false);
    expect(records.policies.newest(10)).toHaveLength(1);
  });

  it('decides again once the answer that broke it is taken back, and its alert is cleared', () => {
    const { audited, accept, automation, decisions, records } = world();
    answerWrongly(audited, accept, 'kalyANi', 'kEdAraM');
    automation.review();
    decisions.undo('asha');
    expect(automation.review()).toBe(true);
    expect(automation.policy().demoted).toEqual({});
    expect(records.health.openAlerts()).toEqual([]);
    expect(records.policies.newest(10).map(({ act }) => act)).toEqual(['lift', 'demote']);
  });

  it('is let decide again by a person, and what it does from then on is counted anew', () => {
    const { audited, accept, automation, records } = world();
    answerWrongly(audited, accept, 'kalyANi', 'kEdAraM');
    automation.review();
    automation.reinstate('same_sound', 'asha');
    expect(automation.review()).toBe(false);
    expect(automation.policy().demoted).toEqual({});
    expect(records.health.openAlerts()).toEqual([]);
    answerWrongly(audited, accept, 'tODi', 'sAvEri');
    automation.review();
    expect(automation.policy().demoted.same_sound).toContain('2 of 2 asked blind were wrong');
    expect(() => automation.reinstate('grammar', 'asha')).toThrow('present state');
  });

  it('counts reversals that no one was asked for, but needs two hundred answers for them', () => {
    const { settled, accept, automation, tally } = world();
    for (let i = 0; i < 5; i += 1) {
      settled(`kalyANi ${i}`, 'kalyani');
      accept(`kalyANi ${i}`, 'todi');
    }
    expect(tally()).toEqual({ right: 0, of: 5 });
    expect(automation.review()).toBe(false);
  });
});

describe('re-fitting the table', () => {
  it('shows what it would take, takes just that, and can go back to any version', () => {
    const { settled, audited, accept, say, automation, records } = world();
    audited('kalyANi', 'kalyani');
    accept('kalyANi', 'kalyani');
    settled('tODi', 'todi', 'same_letters');
    say('tODi', 'none');
    const shown = automation.fit();
    expect(shown).toMatchObject({
      fromSeq: 1,
      toSeq: 2,
      counts: { same_sound: { right: 199, of: 199 }, same_letters: { right: 582, of: 583 } },
    });
    expect(automation.policy().version).toBe('builtin');
    settled('bhairavi', 'bhairavi');
    accept('bhairavi', 'todi');
    expect(automation.take(shown.toSeq, 'asha')).toBe(1);
    expect(automation.policy()).toMatchObject({ version: '1', counts: shown.counts });
    expect(automation.take(automation.fit().toSeq, 'asha')).toBe(2);
    expect(automation.policy().counts.same_sound).toEqual({ right: 199, of: 200 });
    expect(() => automation.take(automation.fit().toSeq, 'asha')).toThrow('present state');
    automation.restore(1, 'asha');
    expect(automation.policy()).toMatchObject({ version: '3', counts: shown.counts });
    automation.restore(0, 'asha');
    expect(automation.policy().counts).toEqual(builtin);
    expect(() => automation.restore(9, 'asha')).toThrow('no such record');
    expect(
      records.events
        .since(0, 1000)
        .filter(({ type }) => type.startsWith('automation.'))
        .map(({ type }) => type),
    ).toEqual(['automation.fit', 'automation.fit', 'automation.restore', 'automation.restore']);
  });

  it('keeps every version as it was', () => {
    const { audited, accept, automation, records } = world();
    audited('kalyANi', 'kalyani');
    accept('kalyANi', 'kalyani');
    automation.take(1, 'asha');
    expect(() => records.store.db.prepare('UPDATE class_policy SET who = ?').run('x')).toThrow('append-only');
    expect(() => records.store.db.prepare('DELETE FROM class_policy').run()).toThrow('append-only');
    expect(() => records.store.db.prepare('DELETE FROM audit').run()).toThrow('append-only');
    expect(() => records.store.db.prepare(`UPDATE audit SET entity_id = 'x'`).run()).toThrow('append-only');
  });

  it('counts an override of one krithi as a reversal, and takes it back with undo', () => {
    const { settled, decisions, stateOf, tally } = world();
    const [krithi, other] = [settled('kalyANi', 'kalyani'), settled('kalyANi', 'kalyani')];
    decisions.decide(
      { kind: 'raga', value: '', act: 'accept', entities: ['raga:todi'], krithi, alias: 'no', except: [] },
      'asha',
    );
    expect([tally(), stateOf(other)]).toEqual([{ right: 0, of: 1 }, 'resolved']);
    decisions.undo('asha');
    expect(tally()).toBeUndefined();
  });

  it('counts nothing that was accepted in bulk', () => {
    const { settled, decisions, tally } = world();
    settled('kalyANi', 'kalyani');
    decisions.decideMany(
      [
        {
          kind: 'raga',
          value: 'kalyANi',
          act: 'accept',
          entities: ['raga:kalyani'],
          alias: 'no',
          except: [],
          bulk: true,
        },
      ],
      'asha',
    );
    expect(tally()).toBeUndefined();
  });
});
