import { readFile } from 'node:fs/promises';
import { AppError } from '../../domain/errors.ts';
import { extractKrithi } from '../../extract/index.ts';
import { decodeHtml } from '../../scrape/index.ts';
import { exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine } from './session.ts';
import { workUntilIdle } from './working.ts';

/** Reads one saved page; no store is touched. */
export const extractCommand = async (
  file: string,
  options: CommonOptions & { readonly url: string; readonly expectTitle?: string },
): Promise<number> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (thrown) {
    throw new AppError('manifest.not_found', { detail: file, cause: thrown });
  }
  const { text } = decodeHtml(bytes, null);
  const extraction = extractKrithi(text, { url: options.url, expectTitle: options.expectTitle ?? null });
  createOutput(options).result(extraction, () => JSON.stringify(extraction, null, 2));
  return exit.done;
};

/** Reads the archived pages again; no request is made, edits of people stay. */
export const reparseCommand = (
  options: CommonOptions & { readonly batch?: string; readonly plan?: boolean },
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    if (options.batch !== undefined) engine.records.batches.get(options.batch);
    const changed = await engine.reparse(options.batch ?? null, options.plan === true, 'command line');
    if (options.plan !== true) await workUntilIdle(engine, output, interrupted, null);
    output.result({ changed }, () =>
      changed.length === 0
        ? 'Nothing reads differently.'
        : changed.map((c) => `${c.krithi}\t${c.field}`).join('\n'),
    );
    return exit.done;
  });
};
