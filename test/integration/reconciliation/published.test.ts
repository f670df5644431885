import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tempFolder } from '../../support/temp.ts';

/** Our own schemas stand in for the published ones, which are not part of this project. */
const root = resolve(import.meta.dirname, '../../..');
const own = join(root, 'test/support/reconciliation/schemas');
const folder = tempFolder();
afterAll(folder.remove);

const run = (args: readonly string[]) => {
  const { RECONCILIATION_SCHEMAS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'test/conformance/reconciliation.ts'), ...args],
    { env, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
};

const copyOf = (name: string): string => {
  const path = join(folder.path, name);
  cpSync(own, path, { recursive: true });
  return path;
};

it('says in one line that it was not run where no folder is given', () => {
  const { status, stdout } = run([]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Not run: [^\n]+\n$/);
});

it('holds every endpoint against the schemas of a folder, by their file names', () => {
  const { status, stdout } = run([own]);
  expect(stdout).toContain(' 0 broken');
  for (const file of [
    'manifest',
    'reconciliation-result-batch',
    'suggest-types-response',
    'data-extension-query',
  ])
    expect(stdout).toMatch(new RegExp(`^${file}\\.json +(?:answer|request) +[1-9]`, 'm'));
  expect(status).toBe(0);
});

it('names what is broken, where and against which file', () => {
  const path = copyOf('stricter');
  const file = join(path, 'suggest-types-response.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { required: string[] };
  writeFileSync(file, JSON.stringify({ ...schema, required: [...schema.required, 'blessing'] }));
  const { status, stdout } = run([path]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/GET suggest type: ra: answer against suggest-types-response\.json: .*blessing/);
});

it('says which file a folder lacks', () => {
  const path = copyOf('fewer');
  rmSync(join(path, 'manifest.json'));
  const { status, stderr } = run([path]);
  expect(status).toBe(2);
  expect(stderr).toContain('has no manifest.json');
});
