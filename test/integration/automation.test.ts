import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, createEngine } from '../../src-main/engine.ts';
import { queueDetail } from '../../src-main/hosts/api/review-views.ts';
import { checkoutPaths } from '../../src-main/hosts/paths.ts';
import { parseConnectTo } from '../../src-main/scrape/index.ts';
import type { ValueRow } from '../../src-main/store/names.ts';
import { seededRandom } from '../support/clock.ts';
import { type Site, startSite } from '../support/site/index.ts';
import { tempFolder } from '../support/temp.ts';

const hostName = 'guru-guha.blogspot.com';

/** Ragas that the list has under these letters or this sound, and one that only a person knows. */
const ragas = ['kalyANi', 'bhairavi', 'haMsadhvani', 'mAyAmALavagauLa', 'madhyamAvatti', 'SrI'];
const later = ['mOhanam', 'kAmbhOji', 'bilahari'];
const rowsOf = (names: readonly string[], from: number) =>
  names.map((raga, i) => ({
    title: `pada ${from + i}`,
    raga,
    link: `http://${hostName}/2008/01/${from + i}.html`,
  }));
const firstRows = rowsOf(ragas, 1);
const laterRows = rowsOf(later, 100);

describe('automation over a real store', () => {
  const folder = tempFolder();
  const engines: Engine[] = [];
  let site: Site;

  beforeAll(async () => {
    site = await startSite({ rows: [...firstRows, ...laterRows], seed: 5 });
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.stop();
  });
  afterAll(async () => {
    await site.close();
    folder.remove();
  });

  const open = (dataDir: string, auditShare: number): Engine => {
    const engine = createEngine({
      ...checkoutPaths(),
      dataDir: join(folder.path, dataDir),
      appVersion: 'test',
      random: seededRandom(7),
      connectTo: [parseConnectTo(`${hostName}:80:127.0.0.1:${site.port}`)],
      rates: { siteIntervalMs: 1 },
      auditShare,
    });
    engines.push(engine);
    return engine;
  };

  const takeIn = async (engine: Engine, name: string, rows: typeof firstRows): Promise<void> => {
    const path = join(folder.path, `${name}.csv`);
    const lines = rows.map(({ title, raga, link }) => `${title},${raga},${link}`);
    // The same bytes, whichever engine of a test writes them.
    writeFileSync(path, ['Krithi,Raga,Hyperlink', ...lines].join('\n'));
    await engine.ingest.create({ path, name: `${name}.csv` }, {}, 'test', name);
    engine.start();
    await engine.dispatcher.whenIdle();
  };

  const queueOf = ({ records }: Engine): string[] =>
    records.names
      .queue({ kind: 'raga' }, null, 50)
      .map(({ value }) => value)
      .toSorted();
  const inReview = ({ records }: Engine): number =>
    Number(records.store.db.prepare(`SELECT count(*) FROM krithi WHERE state = 'in_review'`).pluck().get());

  it('draws the share of a seed, the same in every store, and holds no krithi up', async () => {
    const [one, other, none] = [open('one', 0.5), open('other', 0.5), open('none', 0)];
    await Promise.all([one, other, none].map((engine) => takeIn(engine, 'songs', firstRows)));
    expect(queueOf(none)).toEqual(['madhyamAvatti']);
    for (const engine of [one, other]) {
      expect(queueOf(engine)).toContain('madhyamAvatti');
      expect(inReview(engine)).toBe(inReview(none));
    }
    const drawnIn = ({ records }: Engine) =>
      records.audits
        .since(0)
        .map(({ kind, key }) => `${kind} ${key}`)
        .toSorted();
    const drawn = drawnIn(one);
    expect(drawnIn(other)).toEqual(drawn);
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.length).toBeLessThan(ragas.length + 2);
  });

  it('asks about every name when told so, in the words of an open question', async () => {
    const engine = open('all', 1);
    await takeIn(engine, 'songs', firstRows);
    expect(queueOf(engine)).toEqual(ragas.toSorted());
    const asked = engine.records.names.queue({}, null, 50);
    // What a person sees of a first candidate has the same fields, and the same features but those of the name itself.
    const formsOf = (which: readonly ValueRow[]) =>
      new Set(
        which
          .filter(({ kind }) => kind === 'raga')
          .flatMap((value) => queueDetail(engine, value).candidates.slice(0, 1))
          .map(({ features = [], ...fields }) => {
            const named = features
              .map(({ name }) => name)
              .filter((name) => !/^(?:begins|ends|school)$/u.test(name));
            return [...Object.keys(fields).toSorted(), ...named].join(' ');
          }),
      );
    const near = formsOf(asked.filter(({ value }) => value === 'madhyamAvatti'));
    expect(near.size).toBe(1);
    expect(formsOf(asked)).toEqual(near);
    for (const { id, verdict } of asked) {
      expect(verdict).toMatchObject({ verdict: 'ambiguous', evidence: 'near' });
      expect(JSON.stringify(engine.records.names.question(id))).not.toMatch(/same (?:letters|sound)|strong/u);
    }
  });

  it('demotes a class by its answers, over a restart, and lifts it with undo', async () => {
    const engine = open('drift', 1);
    await takeIn(engine, 'songs', firstRows);
    // Two of one class, against the machine: one wrong answer alone may be a slip.
    const byClass = Map.groupBy(
      engine.records.audits.since(0).filter(({ kind }) => kind === 'raga'),
      ({ evidence }) => evidence,
    );
    const [wrong, second] = [...byClass.values()].find(({ length }) => length >= 2) ?? [];
    if (wrong === undefined || second === undefined) throw new Error('too few were drawn');
    for (const { valueId, entityId } of [wrong, second]) {
      const { value } = engine.records.names.get(valueId);
      const another =
        engine.records.entities.all().find(({ id, kind }) => kind === 'raga' && id !== entityId)?.id ?? '';
      engine.decisions.decide(
        { kind: 'raga', value, act: 'accept', entities: [another], alias: 'no', except: [] },
        'asha',
      );
    }
    // The decision alone did it: nobody asked.
    expect(engine.automation.policy().demoted[wrong.evidence]).toContain('demoted on');
    await engine.drift.settled();
    const settledBefore = inReview(engine);
    await engine.stop();
    engines.length = 0;

    const again = open('drift', 0);
    expect(again.automation.policy().demoted[wrong.evidence]).toContain('demoted on');
    await takeIn(again, 'later', laterRows);
    const demoted = queueOf(again).filter((each) => later.includes(each));
    expect(demoted.length).toBeGreaterThan(0);
    const [item] = again.records.names.queue({ text: demoted[0] ?? '' }, null, 1);
    expect(item?.verdict).toMatchObject({ verdict: 'ambiguous', evidence: wrong.evidence, entity: null });
    expect(item?.verdict?.reasons[0]).toContain('demoted on');
    expect(inReview(again)).toBeGreaterThanOrEqual(settledBefore);

    again.decisions.undo('asha');
    expect(again.automation.policy().demoted).toEqual({});
    await again.drift.settled();
    await again.dispatcher.whenIdle();
    expect(queueOf(again).filter((each) => later.includes(each))).toEqual([]);
    expect(again.records.health.openAlerts().filter(({ code }) => code.startsWith('automation.'))).toEqual(
      [],
    );
  });

  it('sends names in Tamil letters to review when a setting says so', async () => {
    const engine = open('tamil', 0);
    const query = { kind: 'raga', value: 'மோகனம்', site: null, batchId: null, composer: null } as const;
    const verdict = async () => [...(await engine.names.valuesFor([query])).values()][0]?.verdict;
    expect(await verdict()).toMatchObject({ verdict: 'resolved', evidence: 'same_tamil_spelling' });
    engine.settings.set({ acceptTamilSpelling: false }, 'asha');
    expect(await verdict()).toMatchObject({ verdict: 'ambiguous', evidence: 'same_tamil_spelling' });
    engine.settings.set({ acceptTamilSpelling: true }, 'asha');
    expect(await verdict()).toMatchObject({ verdict: 'resolved' });
  });
});
