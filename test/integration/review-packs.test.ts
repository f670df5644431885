import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliJson, cliLines, runCli } from '../support/cli.ts';
import { startSite } from '../support/site/index.ts';
import { tempFolder } from '../support/temp.ts';

type Value = {
  readonly kind: string;
  readonly value: string;
  readonly krithis: number;
  readonly candidates: { id: string }[];
};
type Pack = {
  readonly id: string;
  readonly values: number;
  readonly open: number;
  readonly created: boolean;
};
type Merged = {
  readonly applied: number;
  readonly known: number;
  readonly agreed: number;
  readonly contradictions: number;
  readonly freed: number;
};

const rows = [
  { title: 'Sara Sara', raga: 'madhyamAvatti', link: 'http://guru-guha.blogspot.com/2009/01/a.html' },
  { title: 'hara hara', raga: 'madhyamAvatti', link: 'http://guru-guha.blogspot.com/2009/01/b.html' },
  { title: 'guru guru', raga: 'kalyANa rUpi', link: 'http://guru-guha.blogspot.com/2009/01/c.html' },
  { title: 'nava nava', raga: 'tODDi', link: 'http://guru-guha.blogspot.com/2009/01/d.html' },
];

describe('a pack between two data folders, by the command line', () => {
  const folder = tempFolder();
  const at = (name: string): string => join(folder.path, name);
  const data = (name: string): string[] => ['--data-dir', at(name)];
  let site: Awaited<ReturnType<typeof startSite>>;

  beforeAll(async () => {
    site = await startSite({ rows, seed: 5 });
    writeFileSync(
      at('songs.csv'),
      `Krithi,Raga,Hyperlink\n${rows.map(({ title, raga, link }) => `${title},${raga},${link}\n`).join('')}`,
    );
    const network = [
      '--site-interval',
      '5',
      '--connect-to',
      `guru-guha.blogspot.com:80:127.0.0.1:${site.port}`,
    ];
    await cliJson(['import', at('songs.csv'), ...data('sender'), ...network]);
  });
  afterAll(async () => {
    await site.close();
    folder.remove();
  });

  const decide = async (name: string, value: string, ...how: string[]): Promise<{ freed: number }> => {
    const base = ['review', 'decide', '--kind', 'raga', '--value', value, '--who', name];
    const done = await cliJson<{ decision: string; freed: number }>([...base, ...how, ...data(name)]);
    expect(done).toHaveProperty('decision');
    return done;
  };

  it(
    'is made, opened without a network, reviewed by two, and its decisions come back and are settled',
    {
      timeout: 300_000,
    },
    async () => {
      const queue = await cliLines<Value>(['review', 'queue', ...data('sender')]);
      const asked = (list: readonly Value[]): string[] =>
        list.map(({ value, krithis }) => `${value} ${krithis}`).toSorted();
      expect(asked(queue)).toEqual(['kalyANa rUpi 1', 'madhyamAvatti 2', 'tODDi 1']);
      const made = await cliJson<{ values: number; krithis: number }>([
        'review',
        'pack',
        at('first.krithipack'),
        ...data('sender'),
      ]);
      expect(made).toMatchObject({ values: 3, krithis: 4 });

      for (const name of ['ravi', 'mala']) {
        const opened = await cliJson<Pack>(['review', 'open', at('first.krithipack'), ...data(name)]);
        expect(opened).toMatchObject({ created: true, values: 3, open: 3 });
      }
      const again = await cliJson<Pack>(['review', 'open', at('first.krithipack'), ...data('ravi')]);
      expect(again.created).toBe(false);
      const there = await cliLines<Value>(['review', 'queue', ...data('ravi')]);
      expect(asked(there)).toEqual(asked(queue));
      expect(there[0]?.candidates[0]?.id).toBe(queue[0]?.candidates[0]?.id);
      expect(await cliLines(['krithis', 'list', ...data('ravi')])).toEqual([]);

      const first = queue[0]?.candidates[0]?.id ?? '';
      for (const name of ['ravi', 'mala'])
        expect(await decide(name, 'madhyamAvatti', '--entity', first)).toMatchObject({ freed: 2 });
      await decide('ravi', 'tODDi', '--entity', 'Hanumatodi');
      await decide('mala', 'tODDi', '--none');
      await decide('mala', 'kalyANa rUpi', '--entity', 'Mechakalyani', '--relation', 'inexact');

      for (const name of ['ravi', 'mala']) {
        const [pack] = await cliLines<Pack>(['review', 'packs', ...data(name)]);
        await cliJson(['review', 'decisions', pack?.id ?? '', at(`${name}.jsonl`), ...data(name)]);
      }
      const back = async (name: string): Promise<Merged> =>
        cliJson(['review', 'replay', at(`${name}.jsonl`), ...data('sender')]);
      expect(await back('ravi')).toMatchObject({ applied: 2, contradictions: 0, freed: 3 });
      expect(await back('mala')).toMatchObject({ applied: 3, agreed: 1, contradictions: 1, freed: 1 });
      expect(await back('mala')).toMatchObject({ applied: 0, known: 3 });

      const contradictions = await cliLines<{
        value: string;
        sides: { decision: string; who: string; file: string }[][];
      }>(['review', 'contradictions', ...data('sender')]);
      expect(
        contradictions.map(({ value, sides }) => [value, sides.flat().map(({ who, file }) => [who, file])]),
      ).toEqual([
        [
          'tODDi',
          [
            ['ravi', 'ravi.jsonl'],
            ['mala', 'mala.jsonl'],
          ],
        ],
      ]);
      const keep = contradictions[0]?.sides[0]?.[0]?.decision ?? '';
      await cliJson(['review', 'settle', '--keep', keep, ...data('sender')]);
      expect(await cliLines(['review', 'contradictions', ...data('sender')])).toEqual([]);
      expect(await cliLines(['review', 'queue', ...data('sender')])).toEqual([]);
      expect(await cliJson(['check', ...data('sender')])).toMatchObject({ ok: true });
    },
  );

  it('is refused with a sentence and a remedy where it is no pack or was cut off', async () => {
    const whole = readFileSync(at('first.krithipack'));
    writeFileSync(at('cut.krithipack'), whole.subarray(0, whole.length / 2));
    const cut = await runCli(['review', 'open', at('cut.krithipack'), ...data('other')]);
    expect([cut.code, cut.err]).toEqual([1, expect.stringContaining('damaged or was cut off')]);
    const none = await runCli(['review', 'open', at('songs.csv'), ...data('other')]);
    expect(none.err).toContain('Make a review pack');
    const log = await runCli(['review', 'replay', at('first.krithipack'), ...data('other')]);
    expect(log.err).toContain('line 1');
    const missing = await runCli(['review', 'open', at('nowhere'), ...data('other')]);
    expect(missing.err).toContain('There is no such file.');
    expect(await cliLines(['review', 'packs', ...data('other')])).toEqual([]);
  });
});
