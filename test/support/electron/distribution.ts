import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The mark in front of Electron's fuses, as its documentation gives it. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** The fuses in their order on the wire, version 1. */
const fuses = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
] as const;

/** A folder that electron-builder takes for an unpacked Electron; its binary is a fuse wire and nothing more. */
export const makeDistribution = (folder: string, version: string): void => {
  mkdirSync(folder, { recursive: true });
  // As Electron ships them: run as Node, options and inspection on, the others as their table says.
  const wire = Buffer.concat([Buffer.from([1, fuses.length]), Buffer.from('101100011')]);
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.alloc(64), sentinel, wire, Buffer.alloc(64)]),
    { mode: 0o755 },
  );
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), name);
};

/** What a binary's fuses say. */
export const readFuses = (binary: string): Readonly<Record<string, boolean>> => {
  const bytes = readFileSync(binary);
  const at = bytes.indexOf(sentinel) + sentinel.length + 2;
  return Object.fromEntries(fuses.map((name, n) => [name, bytes[at + n] === 0x31]));
};
