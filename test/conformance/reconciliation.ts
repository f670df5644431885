import { tempFolder } from '../support/temp.ts';
import { openService } from '../support/reconciliation/open-service.ts';
import { holdAccess, holdExtensions, holdManifest, holdPages, holdSuggestions } from './others.ts';
import { readPublished } from './published.ts';
import { holdQueries } from './reconciling.ts';
import { createRecord, tableOf } from './record.ts';

/**
 * `npm run conformance -- folder`: the running service held against the JSON
 * schemas that the Reconciliation API 0.2 publishes, which are not part of
 * this project: the folder `0.2/schemas` of reconciliation-api/specs, given
 * as an argument or in RECONCILIATION_SCHEMAS. Ends with 1 where anything is
 * broken, with 2 where the folder cannot be used.
 */
const folder = process.argv[2] ?? process.env['RECONCILIATION_SCHEMAS'] ?? '';

const run = async (): Promise<number> => {
  const published = readPublished(folder);
  const held = createRecord(published);
  const data = tempFolder();
  const { address, close } = await openService(data.path);
  try {
    const manifest = await holdManifest(held, address);
    await holdQueries(held, address);
    await holdSuggestions(held, manifest);
    await holdExtensions(held, address);
    await holdPages(held, manifest);
    await holdAccess(held, address);
  } finally {
    await close();
    data.remove();
  }
  console.log(tableOf(held.lines(), published));
  const broken = held.lines().filter(({ faults }) => faults.length > 0).length;
  console.log(`${held.lines().length} held, ${broken} broken`);
  return broken === 0 ? 0 : 1;
};

if (folder === '') {
  console.log('Not run: give the folder of the schemas, as npm run conformance -- specs/0.2/schemas');
} else {
  try {
    process.exitCode = await run();
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exitCode = 2;
  }
}
