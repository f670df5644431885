import { execFile, spawn, type ChildProcess, type SpawnOptions, type StdioOptions } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { othersMayRead, usableBinaries } from './binaries.ts';
import { templateName } from './database.ts';

/**
 * A throw-away PostgreSQL 18 for tests: own folder, own port, nothing kept.
 *
 * PostgreSQL refuses to run as root; then it runs as the user `postgres`
 * (or `nobody` where there is none), and everything it touches lies in a
 * temporary folder that this user can reach. A small shell stands between
 * us and the server and holds a pipe to us: when this process ends, however
 * it ends, the shell stops the server and removes the folder.
 */
export type PostgresServer = {
  /** Address of the maintenance database, password included: for `freshDatabase`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

type Runner = { readonly uid: number; readonly gid: number } | null;

const run = promisify(execFile);

const idOf = async (user: string): Promise<Runner> => {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null; // there is no such user
  }
};

/** Whom the server runs as; null means as ourselves. */
const runner = async (): Promise<Runner> => {
  if (process.getuid?.() !== 0) return null;
  const user = (await idOf('postgres')) ?? (await idOf('nobody'));
  if (user === null)
    throw new Error('PostgreSQL cannot run as root and there is no user postgres or nobody.');
  return user;
};

const temporaryRoot = async (as: Runner): Promise<string> => {
  if (as === null) return tmpdir();
  for (const folder of [tmpdir(), '/tmp', '/var/tmp']) if (await othersMayRead(folder)) return folder;
  throw new Error('No temporary folder can be reached by the user that PostgreSQL runs as.');
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('No free port.')),
      );
    });
  });

const settings = [
  ['fsync', 'off'],
  ['synchronous_commit', 'off'],
  ['full_page_writes', 'off'],
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['max_connections', '60'],
  ['shared_buffers', '64MB'],
  ['autovacuum', 'off'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/**
 * Holds the server, and ends it when our end of the pipe closes. `read` on a
 * copy of standard input, because a background job's own input is empty.
 */
const keeper = `
  bin="$1"; data="$2"; work="$3"; shift 3; exec 3<&0
  "$bin" -D "$data" "$@" </dev/null 3<&- & pid=$!
  ( while read -r line <&3; do :; done; kill -INT $pid ) 2>/dev/null & watcher=$!
  wait $pid; code=$?
  kill $watcher 2>/dev/null
  rm -rf "$work" 2>/dev/null
  exit $code`;

const environment = { ...process.env, LC_ALL: 'C', LANG: 'C' };

const launch = (bin: string, data: string, work: string, port: number, as: Runner): ChildProcess => {
  const stdio: StdioOptions = ['pipe', 'ignore', 'pipe'];
  const options: SpawnOptions = { ...as, cwd: work, env: environment, stdio };
  const flags = ['-p', String(port), ...settings];
  return process.platform === 'win32'
    ? spawn(bin, ['-D', data, ...flags], options)
    : // Its own session: an interrupt at the keyboard reaches us, and us alone.
      spawn('/bin/sh', ['-c', keeper, 'keeper', bin, data, work, ...flags], { ...options, detached: true });
};

const exited = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

/** Resolves when the server takes connections; false when the port was taken in the meantime. */
const ready = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString('utf8')).slice(-20_000);
      if (log.includes('ready to accept connections')) resolve(true);
    });
    child.once('error', reject);
    child.once('exit', () =>
      log.includes('Address already in use')
        ? resolve(false)
        : reject(new Error(`PostgreSQL did not start:\n${log}`)),
    );
  });

/** Lets this process end although the server still runs; the keeper then stops it. */
const letGo = (child: ChildProcess): void => {
  child.unref();
  for (const stream of [child.stdin, child.stderr]) {
    if (stream instanceof Socket) stream.unref();
  }
};

const makeTemplate = async (url: string): Promise<void> => {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${templateName}`);
  await admin.end();
  const template = new URL(url);
  template.pathname = `/${templateName}`;
  const client = new Client({ connectionString: template.href });
  await client.connect();
  await client.query(await readFile(join(import.meta.dirname, 'schema.sql'), 'utf8'));
  await client.end();
};

/**
 * Starts a server with an empty main database as template; 2 to 4 seconds.
 * Call `stop`; a process that dies before it leaves nothing behind either.
 */
export const startPostgres = async (): Promise<PostgresServer> => {
  const as = await runner();
  const work = await mkdtemp(join(await temporaryRoot(as), 'krithi-postgres-'));
  const data = join(work, 'data');
  const passwordFile = join(work, 'password');
  const password = crypto.randomUUID();
  let child: ChildProcess | null = null;

  const stop = async (): Promise<void> => {
    if (child !== null) {
      const gone = exited(child);
      child.stdin?.end();
      if (process.platform === 'win32') child.kill();
      const late = setTimeout(() => child?.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(late);
    }
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    await chmod(work, 0o755);
    const { initdb, postgres } = await usableBinaries(work, as !== null);
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (as !== null) await run('chown', ['-R', `${as.uid}:${as.gid}`, work]);
    const initFlags = ['-D', data, '-U', 'krithi', '--pwfile', passwordFile, '--auth=scram-sha-256'];
    const initMore = ['--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
    await run(initdb, [...initFlags, ...initMore], { ...as, cwd: work, env: environment });
    for (let attempt = 1; ; attempt++) {
      const port = await freePort();
      child = launch(postgres, data, work, port, as);
      if (await ready(child)) {
        const url = `postgres://krithi:${password}@127.0.0.1:${port}/postgres`;
        await makeTemplate(url);
        letGo(child);
        return { url, stop };
      }
      if (attempt === 5) throw new Error('PostgreSQL found no free port.');
    }
  } catch (thrown) {
    await stop();
    throw thrown;
  }
};
