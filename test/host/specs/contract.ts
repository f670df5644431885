import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';

const entry = fileURLToPath(new URL('./page-client.ts', import.meta.url));

const bundle = async (): Promise<string> => {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, rolldownOptions: { input: entry, output: { format: 'iife' } } },
  });
  const [first] = [made].flat();
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
};
let source: Promise<string> | null = null;

/** A failure of the contract as the page sees it: the taxonomy's code. */
export type Refusal = { readonly refused: string };

/**
 * Speaks the contract from within the page, over the preload's bridge and its
 * port, beside the client that the screens use.
 */
export const contractOf = async (page: Page) => {
  source ??= bundle();
  await page.evaluate(await source);
  return {
    call: <T>(path: string, input?: unknown): Promise<T> =>
      page.evaluate(
        async ([steps, given]) => {
          const { client } = await (globalThis as unknown as { specClient: Promise<{ client: object }> })
            .specClient;
          let procedure: unknown = client;
          for (const step of steps) procedure = (procedure as Record<string, unknown>)[step];
          try {
            return (await (procedure as (input: unknown) => Promise<unknown>)(given)) as T;
          } catch (thrown) {
            const { data, code } = thrown as {
              readonly data?: { readonly code?: string };
              readonly code?: string;
            };
            return { refused: data?.code ?? code ?? String(thrown) } as T;
          }
        },
        [path.split('.'), input] as const,
      ),
  };
};
