import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cliJson, runCli } from '../support/cli.ts';
import { tempFolder } from '../support/temp.ts';

/** What a curator may drop by mistake. Each gets a sentence that says what to do, and no batch. */
const folder = tempFolder();
afterAll(folder.remove);
const data = ['--data-dir', join(folder.path, 'data')];

const write = (name: string, body: string | Uint8Array): string => {
  const path = join(folder.path, name);
  writeFileSync(path, body);
  return path;
};

const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
]);

type Answer = {
  readonly batches: unknown[];
  readonly errors: { code: string; message: string; remedy: string }[];
};

describe('a file that is no manifest', () => {
  it.each([
    ['an image', () => write('picture.csv', png), 'manifest.'],
    ['an empty file', () => write('empty.csv', ''), 'manifest.'],
    ['a table without links', () => write('plain.csv', 'Krithi,Raga\nendarO,SrI\n'), 'manifest.'],
    [
      'ten megabytes on one line',
      () => write('line.csv', `Krithi,Raga,Hyperlink\n${'x'.repeat(10_000_000)}`),
      'manifest.',
    ],
    ['a file that is not there', () => join(folder.path, 'vanished.csv'), 'manifest.'],
    ['a folder', () => folder.path, 'manifest.'],
  ])('%s is refused with a remedy, and nothing is made of it', async (_, file, family) => {
    const path = file();
    const { code, out } = await runCli(['import', path, '--json', ...data]);
    expect(code).toBe(1);
    const answer = JSON.parse(out) as Answer;
    expect(answer.batches).toEqual([]);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.code.startsWith(family)).toBe(true);
    expect(answer.errors[0]?.message.length).toBeGreaterThan(10);
    expect(answer.errors[0]?.remedy.length).toBeGreaterThan(10);
    const status = await cliJson<{ batches: unknown[] }>(['status', ...data]);
    expect(status.batches).toEqual([]);
  });

  it('does not keep a good file beside it from being imported', async () => {
    const good = write(
      'good.csv',
      'Krithi,Raga,Hyperlink\nendarO,SrI,http://example.org/2007/03/endaro.html\n',
    );
    const { code, out } = await runCli([
      'import',
      write('bad.csv', ''),
      good,
      '--no-wait',
      '--json',
      ...data,
    ]);
    expect(code).toBe(3);
    const answer = JSON.parse(out) as Answer;
    expect(answer.batches).toHaveLength(1);
    expect(answer.errors).toHaveLength(1);
  });
});

describe('a place or a batch that is not there', () => {
  const nowhere = join(folder.path, 'nowhere', 'a.json');
  it.each([
    ['a list to resolve by', ['resolve', '--kind', 'raga', '--authority', nowhere], 'manifest.not_found'],
    ['a place for the list', ['authority', 'export', nowhere], 'store.bad_target'],
    ['a place for a copy', ['backup', nowhere], 'store.bad_target'],
    ['a batch to read again', ['reparse', '--batch', 'none'], 'store.not_found'],
    ['a batch to try again', ['retry', 'none'], 'store.not_found'],
    ['a batch to publish', ['publish', '--to', 'krithis.csv', '--batch', 'none'], 'store.not_found'],
    ['a database of another kind', ['publish', '--to', 'mysql://host/name'], 'publish.bad_target'],
  ])('%s is told of in one sentence with a remedy', async (_, words, expected) => {
    const { code, out } = await runCli([...words, '--json', ...data]);
    expect(code).toBe(1);
    const { error } = JSON.parse(out) as { error: { code: string; message: string; remedy: string } };
    expect(error.code).toBe(expected);
    // The words of the code once, not again in their own brackets.
    expect(error.message.match(/\(/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(error.remedy.length).toBeGreaterThan(10);
  });
});
