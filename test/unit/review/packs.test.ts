import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../src-main/domain/ids.ts';
import { recoverAfterStart } from '../../../src-main/orchestrator/recovery.ts';
import { createPacks, toLogLine } from '../../../src-main/review/index.ts';
import { readPack } from '../../../src-main/review/packs/pack-file.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { plainKey, reviewWorld } from '../../support/store/review-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();

/** A machine with its review and its packs; the sentence of every krithi is made up. */
const machine = () => {
  const records = openStore();
  const packs = createPacks({
    records,
    newId,
    keyOf: plainKey,
    titleKey: (title) => title,
    snippet: (mention) => Promise.resolve({ before: 'rAgaM ', match: mention.printed, after: ' tALaM Adi' }),
  });
  return { records, packs, ...reviewWorld(records) };
};
type Machine = ReturnType<typeof machine>;

const judge = (
  { decisions }: Machine,
  value: string,
  act: 'accept' | 'none' | 'unsure' | 'create',
  entity?: string,
  who = 'ravi',
): void => {
  decisions.decide(
    {
      kind: 'raga',
      value,
      act,
      entities: entity === undefined || act === 'create' ? [] : [`raga:${entity}`],
      ...(act === 'create' ? { name: entity } : {}),
      alias: 'always',
      except: [],
    },
    who,
  );
};

const waiting = (records: Records): string[] => records.names.queue({}, null, 50).map((value) => value.value);

/** A sender with three names that wait, and its pack. */
const sender = async () => {
  const here = machine();
  const krithis = ['kalyANi', 'kalyANi', 'tODi', 'bhairvi'].map(here.krithiPrinting);
  const { bytes } = await here.packs.make({}, 'Dikshitar, first part', 'asha');
  return { here, krithis, bytes };
};

describe('a review pack', () => {
  it('becomes a queue on another machine, with titles and sentences, and comes back as decisions', async () => {
    const { here, krithis, bytes } = await sender();
    const there = machine();
    const opened = there.packs.open(bytes, 'first.krithipack', 'ravi');
    expect(opened).toMatchObject({ created: true, values: 3, open: 3, krithis: 4 });
    expect(waiting(there.records)).toEqual(['kalyANi', 'tODi', 'bhairvi']);
    expect(there.records.krithis.askedCounts()).toEqual({ total: 4, waiting: 4 });
    const [mention] = there.records.names.mentionsOfValue(there.records.names.queue({}, null, 1)[0]!.id);
    expect(there.records.packs.evidence(mention!)?.match).toBe('kalyANi');
    expect(there.records.krithis.get(mention!.krithiId).title).toBe('krithi 1');

    judge(there, 'kalyANi', 'accept', 'kalyani');
    judge(there, 'tODi', 'none');
    judge(there, 'bhairvi', 'create', 'Bhairvi');
    expect(there.packs.get(opened.batch.id)).toMatchObject({ open: 0 });
    expect(there.records.krithis.askedCounts()).toEqual({ total: 4, waiting: 0 });

    const { text } = there.packs.decisions(opened.batch.id);
    const merged = here.decisions.takeLog(text, { file: 'decisions.jsonl', who: 'asha' });
    expect(merged).toMatchObject({ applied: 3, contradictions: 0, freed: 4 });
    expect(krithis.map(here.ragaOf).slice(0, 3)).toEqual([['raga:kalyani'], ['raga:kalyani'], []]);
    expect(here.records.entities.nameOf(here.ragaOf(krithis[3]!)[0]!)).toBe('Bhairvi');
    // One act: one undo takes all of it back.
    expect(here.decisions.undo('asha')).toMatchObject({ lines: 3, blocked: 0 });
    expect(waiting(here.records)).toHaveLength(3);
  });

  it('holds what its size said beforehand, of all names, of a batch and of a kind', async () => {
    const { here, krithis } = await sender();
    judge(here, 'tODi', 'unsure');
    const { batchId } = here.records.krithis.get(krithis[0]!);
    const choices = [
      {},
      { batch: batchId },
      { kind: 'raga' as const },
      { batch: batchId, kind: 'raga' as const },
    ];
    for (const choice of choices) {
      const { pack } = await here.packs.make(choice, 'some', 'asha');
      const held = { values: pack.values.length, krithis: pack.krithis.length };
      expect(held.krithis).toBeGreaterThan(0);
      expect(here.packs.size(choice)).toEqual(held);
    }
    expect(here.packs.size({ kind: 'tala' })).toEqual({ values: 0, krithis: 0 });
    expect(here.packs.size({ batch: 'another' })).toEqual({ values: 0, krithis: 0 });
  });

  it("brings what its sender noted and ruled out, which the reviewer's own answer need not follow", async () => {
    const { here } = await sender();
    const ask = { kind: 'raga' as const, alias: 'no' as const, except: [] };
    here.decisions.decide({ ...ask, value: 'tODi', act: 'reject', entities: ['raga:todi'] }, 'asha');
    here.decisions.decide({ ...ask, value: 'tODi', act: 'unsure', entities: [], note: 'ask mala' }, 'asha');
    const { bytes, pack } = await here.packs.make({}, 'with notes', 'asha');
    expect(pack.entities.map(({ id }) => id)).toContain('raga:todi');

    const there = machine();
    const opened = there.packs.open(bytes, 'a.krithipack', 'ravi');
    const [, todi] = there.records.names.queue({}, null, 9);
    const word = { pack: 'with notes', who: 'asha', note: 'ask mala', rejected: ['raga:todi'] };
    expect(there.records.packs.wordsOf(todi!.id)).toEqual([word]);
    expect(todi).toMatchObject({ value: 'tODi', state: 'open', note: null });
    expect(there.decisions.rejectedFor('raga', todi!.key).size).toBe(0);
    judge(there, 'tODi', 'accept', 'todi');
    expect(there.packs.decisions(opened.batch.id).lines).toBe(1);

    there.packs.remove(opened.batch.id, 'ravi');
    expect(there.records.packs.wordsOf(todi!.id)).toEqual([]);
    recoverAfterStart(there.records);
    expect(there.records.store.db.prepare('SELECT count(*) FROM pack_word').pluck().get()).toBe(0);
  });

  it('of the version before is read as one without notes', async () => {
    const { bytes } = await sender();
    const pack = JSON.parse(bytes.toString()) as { values: { note?: unknown; rejected?: unknown }[] };
    const values = pack.values.map(({ note: _note, rejected: _rejected, ...value }) => value);
    const old = readPack(Buffer.from(JSON.stringify({ ...pack, version: 1, values })));
    expect(old.values.map(({ note, rejected }) => [note, rejected])).toEqual(
      old.values.map(() => [null, []]),
    );
  });

  it('opened twice is opened once, and its own machine refuses it', async () => {
    const { here, bytes } = await sender();
    const there = machine();
    const first = there.packs.open(bytes, 'a.krithipack', 'ravi');
    const again = there.packs.open(bytes, 'renamed.krithipack', 'ravi');
    expect(again).toMatchObject({ created: false, batch: { id: first.batch.id } });
    expect(there.records.names.queue({}, null, 9)[0]?.waiting).toBe(2);
    expect(() => here.packs.open(bytes, 'a.krithipack', 'asha')).toThrow('made on this machine');
  });

  it('leaves the same links free for a real manifest, and shows its krithis in Review alone', async () => {
    const { bytes } = await sender();
    const there = machine();
    const { batch } = there.packs.open(bytes, 'a.krithipack', 'ravi');
    const real = there.krithiPrinting('kalyANi');
    const [value] = there.records.names.queue({}, null, 1);
    const shown = there.records.names
      .mentionsOfValue(value!.id)
      .filter((mention) => there.records.krithiList.find(mention.krithiId) !== null);
    expect(shown.map((mention) => mention.krithiId)).toEqual([real]);
    expect(there.records.names.queue({}, null, 9)[0]).toMatchObject({ value: 'kalyANi', waiting: 3 });
    expect(there.records.names.queue({ batch: batch.id }, null, 9)).toHaveLength(3);
    expect(there.records.batches.list(false).map(({ id }) => id)).not.toContain(batch.id);
    expect(there.records.batches.activeIds()).not.toContain(batch.id);
  });

  it("asks for a person's word even where this machine has learnt the spelling", async () => {
    const { bytes } = await sender();
    const there = machine();
    there.krithiPrinting('kalyANi');
    judge(there, 'kalyANi', 'accept', 'kalyani');
    there.packs.open(bytes, 'a.krithipack', 'ravi');
    expect(waiting(there.records)).toContain('kalyANi');
  });

  it('taken away leaves nothing behind that only it made, can be brought back, and keeps its decisions', async () => {
    const { here, bytes } = await sender();
    here.records.entities.putAll(
      ['one', 'two'].map((name) => ({ id: `raga:${name}`, kind: 'raga', name, aliases: [], facts: {} })),
      'file',
      'asha',
    );
    const pack = JSON.parse(bytes.toString()) as { id: string; entities: object[] };
    const added = ['one', 'two'].map((name) => ({
      id: `raga:${name}`,
      kind: 'raga',
      name,
      aliases: [],
      facts: {},
    }));
    const withEntities = Buffer.from(JSON.stringify({ ...pack, entities: added }));
    const there = machine();
    const { batch } = there.packs.open(withEntities, 'a.krithipack', 'ravi');
    expect(there.records.entities.find('raga:one')?.source).toBe('pack');
    judge(there, 'tODi', 'accept', 'one');

    there.packs.remove(batch.id, 'ravi');
    expect(waiting(there.records)).toEqual([]);
    expect(there.packs.list()).toEqual([]);
    expect(there.records.entities.find('raga:one')).not.toBeNull();
    expect(there.records.entities.find('raga:two')).toBeNull();
    expect(there.records.krithis.askedCounts()).toEqual({ total: 0, waiting: 0 });

    there.packs.restore(batch.id, 'ravi');
    expect(waiting(there.records)).toEqual(['kalyANi', 'bhairvi']);
    expect(there.records.entities.find('raga:two')).not.toBeNull();

    there.packs.remove(batch.id, 'ravi');
    recoverAfterStart(there.records);
    const left = (table: string) =>
      there.records.store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(['krithi', 'mention', 'pack_evidence'].map(left)).toEqual([0, 0, 0]);
    expect(there.records.decisions.since(0, 9)).toHaveLength(1);
    expect(there.records.batches.drift()).toEqual([]);
  });

  it('of a clock that is far ahead is refused, as a log is: what is decided after it would be later than any time', async () => {
    const { here, bytes } = await sender();
    const there = machine();
    const pack = { ...readPack(bytes), made_at: 8.64e15 };
    expect(() => there.packs.open(Buffer.from(JSON.stringify(pack)), 'a.krithipack', 'ravi')).toThrow(
      '+275760-09-13',
    );
    judge(here, 'tODi', 'accept', 'todi');
    const line = { ...toLogLine(here.records, here.records.decisions.since(0, 1)[0]!), at: 8.64e15 };
    expect(() => there.decisions.takeLog(JSON.stringify(line), { file: 'a.jsonl', who: 'ravi' })).toThrow(
      'line 1: it was written on +275760-09-13',
    );
    expect(there.records.decisions.since(0, 9)).toEqual([]);
  });

  it('that comes back is what was decided while it was away', async () => {
    const { bytes } = await sender();
    const there = machine();
    const { batch } = there.packs.open(bytes, 'a.krithipack', 'ravi');
    judge(there, 'tODi', 'accept', 'todi');
    const [todi] = there.records.decisions.since(0, 1);
    there.packs.remove(batch.id, 'ravi');
    judge(there, 'kalyANi', 'accept', 'kalyani');
    there.decisions.undo('ravi', todi!.id);
    there.packs.restore(batch.id, 'ravi');
    expect(waiting(there.records)).toEqual(['tODi', 'bhairvi']);
    expect(there.records.krithis.askedCounts()).toEqual({ total: 4, waiting: 2 });
  });

  it('reviewed by two people merges: what agrees falls together, what contradicts waits for a word', async () => {
    const { here, krithis, bytes } = await sender();
    const [ravi, mala] = [machine(), machine()];
    const packsOf = [ravi, mala].map((there) => there.packs.open(bytes, 'a.krithipack', 'x').batch.id);
    judge(ravi, 'kalyANi', 'accept', 'kalyani', 'ravi');
    judge(mala, 'kalyANi', 'accept', 'kalyani', 'mala');
    judge(ravi, 'tODi', 'accept', 'todi', 'ravi');
    judge(mala, 'tODi', 'accept', 'bhairavi', 'mala');
    const logs = [ravi, mala].map((there, i) => there.packs.decisions(packsOf[i]!).text);

    here.decisions.takeLog(logs[0]!, { file: 'ravi.jsonl', who: 'asha' });
    const second = here.decisions.takeLog(logs[1]!, { file: 'mala.jsonl', who: 'asha' });
    expect(second).toMatchObject({ applied: 2, agreed: 1, contradictions: 1 });
    expect(here.ragaOf(krithis[0]!)).toEqual(['raga:kalyani']);
    // Neither is of this machine: neither holds.
    expect(here.stateOf(krithis[2]!)).toBe('waiting');
    expect(here.records.names.countDisputes()).toBe(1);

    const [mine] = here.records.decisions.since(0, 9).filter((line) => line.entities[0] === 'raga:bhairavi');
    here.decisions.settle(mine!.id, 'asha');
    expect(here.ragaOf(krithis[2]!)).toEqual(['raga:bhairavi']);
    expect(here.records.names.countDisputes()).toBe(0);
    here.decisions.undo('asha');
    expect(here.records.names.countDisputes()).toBe(1);
  });
});

describe('the file of a pack', () => {
  const refusal = (bytes: Uint8Array): string => {
    try {
      readPack(bytes);
      return 'read';
    } catch (thrown) {
      return (thrown as { code: string }).code;
    }
  };

  it('is refused with the reason where it is none, cut off, of a newer version, or changed', async () => {
    const { bytes } = await sender();
    const pack = JSON.parse(bytes.toString()) as {
      version: number;
      values: { mentions: { krithi: number }[] }[];
    };
    const changed = structuredClone(pack);
    changed.values[0]!.mentions[0]!.krithi = 99;
    expect(refusal(Buffer.from('Krithi,Raga,Hyperlink\n'))).toBe('review.not_a_pack');
    expect(refusal(Buffer.from('{"format":"something else"}'))).toBe('review.not_a_pack');
    expect(refusal(bytes.subarray(0, bytes.length - 40))).toBe('review.pack_damaged');
    expect(refusal(gzipSync(bytes).subarray(0, 200))).toBe('review.pack_damaged');
    expect(refusal(Buffer.from(JSON.stringify({ ...pack, version: 3 })))).toBe('review.pack_newer');
    expect(refusal(Buffer.from(JSON.stringify(changed)))).toBe('review.pack_damaged');
    expect(refusal(gzipSync(Buffer.alloc(260 * 1024 * 1024), { level: 1 }))).toBe('review.file_too_large');
    expect(refusal(gzipSync(bytes))).toBe('read');
  });

  it('is compressed where it is large', async () => {
    const here = machine();
    for (let i = 0; i < 60; i += 1)
      here.krithiPrinting(`${'a raga that nobody ever heard of '.repeat(14)}${i}`);
    const { bytes, pack } = await here.packs.make({}, 'large', 'asha');
    expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(JSON.parse(JSON.stringify(pack)));
    expect(machine().packs.open(bytes, 'x', 'ravi').values).toBe(60);
  });

  it('is not made of nothing', async () => {
    await expect(machine().packs.make({}, 'nothing', 'asha')).rejects.toThrow('No name waits');
  });
});
