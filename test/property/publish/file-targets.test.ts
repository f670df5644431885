import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTarget } from '../../../src-main/publish/index.ts';
import { sampleKrithi, samplePorts } from '../../support/postgres/sample-krithi.ts';

/** Text as pages have it, with everything that a CSV or a line of JSON could stumble over. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', ',', '\n', '\r', '\r\n', "'", '=', '\t', ' ', '\u2028', '\uFEFF', 'క', '𑀓'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join('').toWellFormed());

describe.each(['a.jsonl', 'a.csv'])('any text in %s', (name) => {
  it('comes back as it was: publishing again finds nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (title, notes, lyric) => {
        const krithi = sampleKrithi({
          title: `t${title}`,
          notes,
          sections: [{ script: 'latin', kind: 'pallavi', ordinal: 1, text: `l${lyric}` }],
        });
        const other = sampleKrithi({ link: 'http://example.org/other' });
        const folder = await mkdtemp(join(tmpdir(), 'krithi-property-'));
        try {
          const target = await openTarget(join(folder, name), samplePorts());
          await target.apply([other, krithi]);
          const rows = await target.plan([krithi, other]);
          expect(rows.map(({ changes }) => changes)).toEqual([[], []]);
        } finally {
          await rm(folder, { recursive: true });
        }
      }),
      { numRuns: 60 },
    );
  });
});
