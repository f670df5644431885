import { runInThisContext } from 'node:vm';
import { shell } from './common.ts';
import * as main from './main-process.ts';
import { asked } from './partly.ts';

type Question = { readonly id: number; readonly source: string; readonly arg: unknown };

/** Lets the tests run a function here with Electron's parts, as Playwright's `evaluate` does in the real one. */
export const answerTests = (): void => {
  if (process.send === undefined) return;
  process.on('message', ({ id, source, arg }: Question) => {
    // The function comes from the tests that started this process.
    const work = runInThisContext(`(${source})`) as (electron: object, arg: unknown) => unknown;
    const said = Promise.resolve({ ...main, shell, asked }).then((electron) => work(electron, arg));
    said.then(
      (value) => process.send?.({ id, value: value ?? null }),
      (thrown: unknown) => process.send?.({ id, error: String(thrown) }),
    );
  });
  process.channel?.unref();
};
