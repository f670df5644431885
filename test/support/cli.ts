import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../src-main/hosts/cli/main.ts', import.meta.url));

export type CliResult = { readonly code: number | null; readonly out: string; readonly err: string };

/**
 * Starts the command line as users do: a process of its own. Nothing is drawn for an audit unless
 * a test asks for it, so that the queue holds what the manifest says.
 */
export const spawnCli = (args: readonly string[], auditShare = 0): ChildProcess =>
  spawn(process.execPath, [entry, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, KRITHI_DESK_AUDIT_SHARE: String(auditShare) },
  });

/** Runs a command to its end. */
export const runCli = async (args: readonly string[], input = ''): Promise<CliResult> => {
  const child = spawnCli(args);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin?.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
};

/** The JSON that a command prints. @throws with what it printed on standard error. */
export const cliJson = async <T>(args: readonly string[], input = ''): Promise<T> => {
  const result = await runCli([...args, '--json'], input);
  try {
    return JSON.parse(result.out) as T;
  } catch {
    throw new Error(`exit ${result.code}: ${result.out}${result.err}`);
  }
};

/** JSON Lines that a command prints. */
export const cliLines = async <T>(args: readonly string[], input = ''): Promise<T[]> => {
  const { out, err, code } = await runCli([...args, '--json'], input);
  if (code !== 0 && code !== 3) throw new Error(`exit ${code}: ${err}`);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
};

export type App = {
  /** With a token for one visit. */
  readonly invite: string;
  readonly origin: string;
  readonly bearer: string;
  readonly stop: () => Promise<void>;
  /** As a power cut does it. */
  readonly kill: () => Promise<void>;
};

/** The browser host in a process of its own, on a data folder of its own. */
export const startApp = async (args: readonly string[], auditShare = 0): Promise<App> => {
  const child = spawnCli(['serve', '--no-open', '--json', ...args], auditShare);
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  if (child.stdout === null) throw new Error('no standard output');
  const exited = once(child, 'close');
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(() => {
      throw new Error(`the host stopped: ${err}`);
    }),
  ])) as [string];
  const { address, origin, bearer } = JSON.parse(line) as { address: string; origin: string; bearer: string };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await exited;
    }
  };
  return { invite: address, origin, bearer, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
};
