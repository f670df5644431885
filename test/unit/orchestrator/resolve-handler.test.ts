import { afterEach, expect, it } from 'vitest';
import { newId } from '../../../src-main/domain/ids.ts';
import { createAuditDraw } from '../../../src-main/orchestrator/audit-draw.ts';
import { createComputePool } from '../../../src-main/orchestrator/compute-pool.ts';
import { createResolveHandler } from '../../../src-main/orchestrator/handlers/resolve.ts';
import { createSettleQueue } from '../../../src-main/orchestrator/settle-queue.ts';
import { createNameService } from '../../../src-main/orchestrator/names.ts';
import { FOLD_VERSION, builtinPolicy, keyOf } from '../../../src-main/resolve/index.ts';
import { createDecisions } from '../../../src-main/review/index.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { systemClock } from '../../../src-main/system.ts';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();
const workerUrl = new URL('../../../src-main/orchestrator/compute-worker.ts', import.meta.url);
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const namesOver = (records: Records) => {
  const compute = createComputePool({ workerUrl, size: 1, clock: systemClock });
  ends.push(compute.close);
  const names = createNameService({
    records,
    compute,
    keyOf,
    foldVersion: FOLD_VERSION,
    policy: () => builtinPolicy,
  });
  return { compute, names };
};

const resolving = (records: Records) => {
  const { compute, names } = namesOver(records);
  const audits = createAuditDraw({
    records,
    compute,
    random: () => 0,
    share: () => 0,
    policyVersion: () => builtinPolicy.version,
  });
  return createResolveHandler({ records, names, audits, keyOf });
};

it('gives a krithi the names that another reviewer said for its link before it came here', async () => {
  const records = openStore();
  records.store.write(() =>
    records.entities.putAll(
      ['sri', 'todi'].map((name) => ({ id: `raga:${name}`, kind: 'raga', name, aliases: [], facts: {} })),
      'builtin',
      'test',
    ),
  );
  const link = 'http://guru-guha.blogspot.com/2007/07/1.html';
  const line = {
    id: newId(),
    at: records.store.clock.now(),
    who: 'ravi',
    kind: 'raga',
    key: '',
    value: '',
    act: 'accept',
    entities: ['raga:todi'],
    krithiId: null,
    krithiLink: link,
    alias: null,
    aliasScopeId: null,
    leavesOut: [],
    reverts: null,
    note: null,
    context: {},
  };
  const decisions = createDecisions({ records, newId, keyOf });
  decisions.takeLog(JSON.stringify(line), { file: 'log.jsonl', who: 'asha' });

  const batch = makeBatch(records);
  const krithi = makeKrithi(records, batch, link);
  records.store.db.prepare(`UPDATE krithi SET csv_raga = 'SrI' WHERE id = ?`).run(krithi);
  const [task] = records.store.write(() => {
    const jobId = records.batches.jobId(batch, 'entity_resolution');
    records.tasks.insert({
      batchId: batch,
      jobId,
      kind: 'entity_resolution',
      krithiId: krithi,
      title: '',
      link,
      site: '',
    });
    return records.tasks.claim(batch, 'entity_resolution', null, 1, 60_000);
  });
  const [outcome] = await resolving(records)([task!]);
  records.store.write(() => outcome!().write?.());
  expect(records.names.mentionsOfKrithi(krithi)).toMatchObject([
    { printed: 'SrI', state: 'overruled', entities: [] },
    { printed: '', source: 'person', state: 'resolved', entities: ['raga:todi'] },
  ]);
});

it('fails for the one krithi of many that cannot be read, and for no other', async () => {
  const records = openStore();
  const batch = makeBatch(records);
  const jobId = records.batches.jobId(batch, 'entity_resolution');
  const krithis = [1, 2, 3].map((n) =>
    makeKrithi(records, batch, `http://guru-guha.blogspot.com/2007/07/${n}.html`),
  );
  const kind = 'entity_resolution';
  const tasks = records.store.write(() => {
    for (const krithiId of krithis)
      records.tasks.insert({ batchId: batch, jobId, kind, krithiId, title: '', link: krithiId, site: '' });
    return records.tasks.claim(batch, kind, null, 9, 60_000);
  });
  records.store.db.prepare(`UPDATE krithi SET payload = '{' WHERE id = ?`).run(krithis[1]);
  const outcomes = await resolving(records)(tasks);
  const queue = createSettleQueue(records, () => 0);
  await Promise.all(tasks.map((task, i) => queue.settle(task, outcomes[i]!)));
  const states = krithis.map((id) => records.tasks.ofKrithi(id, kind)?.state);
  expect(states).toEqual(['succeeded', 'retryable', 'succeeded']);
});

it('looks a name up anew whose key was made by other folds, once', async () => {
  const records = openStore();
  const krithi = makeKrithi(records, makeBatch(records), 'http://guru-guha.blogspot.com/2007/07/1.html');
  const value = records.store.write(() => {
    const old = records.names.ensure('raga', 'a key of another version', 'SrI');
    records.names.addMention({
      krithiId: krithi,
      kind: 'raga',
      position: 0,
      printed: 'SrI',
      source: 'manifest',
      spanStart: null,
      spanEnd: null,
      valueId: old.id,
      state: 'waiting',
      entities: [],
      how: '',
      evidence: null,
      decisionId: null,
    });
    return old.id;
  });
  const { names } = namesOver(records);
  await names.refreshWaiting('test');
  expect(records.names.get(value).verdictVersion).toBe(names.version());
  expect(records.names.queue({}, null, 9).map(({ id }) => id)).toEqual([value]);
});
