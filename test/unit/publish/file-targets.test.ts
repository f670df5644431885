import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTarget, type PlanRow, type PublishableKrithi } from '../../../src-main/publish/index.ts';
import { sampleKrithi, samplePorts } from '../../support/postgres/sample-krithi.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'krithi-files-'));
});
afterEach(async () => {
  await chmod(folder, 0o755);
  await rm(folder, { recursive: true });
});

const run = async (
  how: 'plan' | 'apply',
  path: string,
  ...krithis: PublishableKrithi[]
): Promise<readonly PlanRow[]> => {
  const target = await openTarget(path, samplePorts());
  try {
    return await target[how](krithis);
  } finally {
    await target.close();
  }
};
const actions = (rows: readonly PlanRow[]) => rows.map(({ action }) => action);
const version = async (path: string) => {
  const { ino, mtimeNs } = await stat(path, { bigint: true });
  return { ino, mtimeNs, text: await readFile(path, 'utf8') };
};
const first = sampleKrithi();
const second = sampleKrithi({ link: 'http://example.org/2', title: 'second' });

describe.each(['krithis.jsonl', 'krithis.csv'])('publishing to %s', (name) => {
  it('plans without writing, creates, and changes nothing when repeated', async () => {
    const path = join(folder, name);
    expect(actions(await run('plan', path, first, second))).toEqual(['create', 'create']);
    expect(await readdir(folder)).toEqual([]);
    expect(actions(await run('apply', path, first, second))).toEqual(['create', 'create']);
    const before = await version(path);
    expect(actions(await run('apply', path, first, second))).toEqual(['unchanged', 'unchanged']);
    expect(await version(path)).toEqual(before);
    expect(await readdir(folder)).toEqual([name]);
  });

  it('updates one row by its link and keeps the others as they were', async () => {
    const path = join(folder, name);
    await run('apply', path, first, second);
    const lines = (await readFile(path, 'utf8')).split('\n');
    const [row] = await run('apply', path, { ...second, title: 'mended' });
    expect(row).toMatchObject({
      action: 'update',
      changes: [{ field: 'title', before: 'second', after: 'mended' }],
    });
    const after = (await readFile(path, 'utf8')).split('\n');
    expect(after.filter((line) => !lines.includes(line))).toHaveLength(1);
    expect(after).toHaveLength(lines.length);
  });

  it('refuses a krithi that is not ready and writes the others', async () => {
    const path = join(folder, name);
    const rows = await run('apply', path, { ...first, approvedAt: null }, second);
    expect(actions(rows)).toEqual(['failed', 'create']);
    expect(await readFile(path, 'utf8')).not.toContain(first.link);
  });

  it('notes rows only when the file is in place', async () => {
    const path = join(folder, name);
    const target = await openTarget(path, samplePorts());
    const seen: string[] = [];
    await target.apply([first], { onRow: async () => void seen.push(...(await readdir(folder))) });
    expect(seen).toEqual([name]);
  });

  it('leaves a file alone that it did not write', async () => {
    const path = join(folder, name);
    await writeFile(path, 'some,other\nfile,here\n');
    await expect(run('apply', path, first)).rejects.toMatchObject({ code: 'publish.bad_target' });
    expect(await readFile(path, 'utf8')).toBe('some,other\nfile,here\n');
  });

  it('says so when the folder is missing or the name is a folder', async () => {
    await expect(run('plan', join(folder, 'nowhere', name), first)).rejects.toMatchObject({
      code: 'publish.bad_target',
    });
    await mkdir(join(folder, name));
    await expect(run('plan', join(folder, name), first)).rejects.toMatchObject({
      code: 'publish.bad_target',
    });
  });
});

describe('a JSON line', () => {
  it('holds all scripts whole, ragas in order and the provenance', async () => {
    const path = join(folder, 'a.jsonl');
    await run('apply', path, first);
    const document: unknown = JSON.parse(await readFile(path, 'utf8'));
    expect(document).toMatchObject({
      link: first.link,
      composer: { id: 'composer:tyagaraja', name: 'Tyagaraja' },
      ragas: [{ name: 'Kalyani', section: null }],
      sections: first.sections,
      source: { sha256: first.sourceHash, adapter: first.adapter },
      approved: { by: 'A. Reviewer' },
    });
  });

  it('keeps fields that others added', async () => {
    const path = join(folder, 'a.jsonl');
    await run('apply', path, first);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('{', '{"rating":[5],'));
    expect(actions(await run('apply', path, { ...first, title: 'new' }))).toEqual(['update']);
    expect(await readFile(path, 'utf8')).toContain('"rating":[5]');
  });
});

const cells = async (path: string) =>
  Papa.parse<Record<string, string>>((await readFile(path, 'utf8')).slice(1), {
    header: true,
    skipEmptyLines: true,
  }).data;

describe('a CSV file', () => {
  it('runs no formula in a spreadsheet', async () => {
    const path = join(folder, 'a.csv');
    const hostile = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(1)', '\t=1'];
    const krithis = hostile.map((title, at) => sampleKrithi({ title, link: `http://example.org/${at}` }));
    await run('apply', path, ...krithis);
    const rows = await cells(path);
    expect(rows.map((row) => row['title'])).toEqual(hostile.map((title) => `'${title}`));
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(actions(await run('apply', path, ...krithis))).toEqual(krithis.map(() => 'unchanged'));
  });

  it('has a column per script, with the lyrics over several lines', async () => {
    const path = join(folder, 'a.csv');
    await run('apply', path, first);
    const [row] = await cells(path);
    expect(row?.['lyrics_telugu']).toContain('వాసుదేవయని వెడలిన\npallavi 1\n\n');
    expect(row?.['meaning']).toBe(first.meaning);
    expect((await readFile(path, 'utf8')).startsWith('\uFEFFlink,title,')).toBe(true);
  });
});
