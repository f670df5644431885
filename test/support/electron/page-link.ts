import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const world = 'stand-in preload';
const script = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown };
export type ToPage =
  | { readonly kind: 'channel'; readonly channel: string; readonly args: unknown[]; readonly ports: number[] }
  | { readonly kind: 'returned' | 'thrown'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown };

/** Messages cross as text; bytes keep their kind. The page's half is in preload-world.js. */
const encode = (message: ToPage): string =>
  JSON.stringify(message, function replace(this: Record<string, unknown>, key, shown: unknown): unknown {
    const raw = this[key];
    return raw instanceof Uint8Array ? { $bytes: Buffer.from(raw).toString('base64') } : shown;
  });
const decode = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$bytes' in value
      ? new Uint8Array(Buffer.from(String(value.$bytes), 'base64'))
      : value,
  );

/** A tab of the tests' Chromium, its preload in a world of its own, as Electron isolates it. */
export const openPage = async (
  preload: string,
  take: (message: FromPage) => void,
  onNavigated: () => void,
) => {
  const [context] = (await chromium.connectOverCDP(process.env['STAND_IN_BROWSER'] ?? '')).contexts();
  if (context === undefined) throw new Error('the browser has no context');
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let worldId: number | null = null;
  session.on('Runtime.executionContextCreated', ({ context: created }) => {
    if (created.name === world) worldId = created.id;
  });
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'standInToMain') take(decode(payload) as FromPage);
  });
  // Unlike Playwright's event it does not come for a change of the address within the page.
  session.on('Page.frameNavigated', ({ frame }) => frame.parentId === undefined && onNavigated());
  await session.send('Runtime.enable');
  await session.send('Page.enable');
  await session.send('Runtime.addBinding', { name: 'standInToMain', executionContextName: world });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: script('main-world.js') });
  const source = `${script('preload-world.js')}\nstandIn((require, module, exports) => {${readFileSync(preload, 'utf8')}\n});`;
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world });
  return {
    page,
    /** To the preload; a page that is gone hears nothing. */
    tell: (message: ToPage): void => {
      const functionDeclaration = '(text) => standInFromMain(text)';
      const call = {
        functionDeclaration,
        executionContextId: worldId ?? 0,
        arguments: [{ value: encode(message) }],
      };
      session.send('Runtime.callFunctionOn', call).catch(() => undefined);
    },
    /** Grants or denies, as the app's own check decided. */
    permit: (origin: string, name: string, isAllowed: boolean): Promise<object> =>
      session.send('Browser.setPermission', {
        permission: { name },
        setting: isAllowed ? 'granted' : 'denied',
        origin,
      }),
  };
};
export type PageLink = Awaited<ReturnType<typeof openPage>>;
