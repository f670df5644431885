import { sortingBytes } from '../../src-main/contract/files.ts';

/** The beginning of a file as text, unpacked where it is compressed. Rejects where it cannot be read. */
export const headOf = async (file: Blob): Promise<string> => {
  const head = new Uint8Array(await file.slice(0, sortingBytes).arrayBuffer());
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  return new TextDecoder().decode(isGzip ? await unpackedHead(file) : head);
};

/** Empty where the file only looks compressed. */
const unpackedHead = async (file: Blob): Promise<Uint8Array> => {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const first = await reader.read().catch(() => null);
  await reader.cancel().catch(() => undefined);
  return first?.value?.subarray(0, sortingBytes) ?? new Uint8Array();
};
