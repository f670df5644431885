import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../support/sample.ts', import.meta.url));

it('the sample goes through the whole pipeline without a network, and twice is once', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  expect(stdout).toContain('Approved: 12 krithis.');
  expect(stdout).toContain('a second time changed nothing');
});
