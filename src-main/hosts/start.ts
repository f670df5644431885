import { resolve } from 'node:path';
import { systemClock } from '../system.ts';
import { couldNotStart } from './could-not-start.ts';
import { electronBinary, fetchElectron, runProcess, whyNoDesktop } from './electron-binary.ts';

/** `npm start`: the desktop where it can be had, else the same app in the browser. */
const root = resolve(import.meta.dirname, '..', '..');
const fetchLimitMs = 120_000;
/** A desktop that ends with an error so soon never showed itself. */
const earlyMs = 15_000;

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Runs the desktop to its end; the reason when there was none to run. */
const desktop = async (
  args: readonly string[],
): Promise<{ readonly code: number } | { readonly why: string }> => {
  const why = whyNoDesktop(process.platform, process.env, process.getuid?.());
  if (why !== null) return { why };
  if (electronBinary(root, process.env) === null) {
    say("Fetching Electron's binary once (at most two minutes)…");
    if (!(await fetchElectron(root, process.env, fetchLimitMs)))
      return { why: "Electron's binary could not be fetched" };
  }
  const binary = electronBinary(root, process.env);
  if (binary === null) return { why: "Electron's binary is not there" };
  const started = systemClock.monotonic();
  const { code } = await runProcess(binary, [root, ...args], {
    cwd: root,
    env: process.env,
    stdio: 'inherit',
  });
  const isEarly = systemClock.monotonic() - started < earlyMs;
  if (isEarly && code !== 0 && code !== couldNotStart)
    return { why: 'Electron does not run on this machine' };
  return { code: code ?? 1 };
};

const args = process.argv.slice(2);
const outcome = await desktop(args);
if ('code' in outcome) {
  process.exitCode = outcome.code;
} else {
  say(`Krithi Desk opens in your browser: ${outcome.why}. Ctrl+C ends it.`);
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(['serve', ...args]);
}
