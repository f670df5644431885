import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * `node run.ts APP_FOLDER [words]`: what `electron APP_FOLDER [words]` does. The
 * app's main module is evaluated to its end before `ready`, as Electron does it.
 */
const places: Readonly<Record<string, string>> = {
  'electron/main': './main-process.ts',
  'electron/common': './common.ts',
};
registerHooks({
  resolve: (specifier, context, next) => {
    const place = places[specifier];
    if (place !== undefined) return { url: new URL(place, import.meta.url).href, shortCircuit: true };
    if (/^electron(\/|$)/.test(specifier)) throw new Error(`the stand-in has no module ${specifier}`);
    return next(specifier, context);
  },
});

const folder = resolve(process.argv[2] ?? '.');
process.argv.splice(1, 2, folder);
const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string };
const { ready } = await import('./app.ts');
const { answerTests } = await import('./control.ts');
answerTests();
await import(pathToFileURL(join(folder, main)).href);
ready();
