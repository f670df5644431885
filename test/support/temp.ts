import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test; `remove` takes it away with all that is in it. */
export const tempFolder = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'krithi-desk-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};
