import { z } from 'zod';
import { connectionWords as words } from '../words/common.ts';

/** A file in the engine's hands: known by its handle, never by a path. */
const Staged = z.object({ handle: z.string(), name: z.string(), size: z.number() });
export type Staged = z.infer<typeof Staged>;

/** What a failed call of the contract looks like, for the two calls that go beside it. */
const failure = (data: unknown): Error => Object.assign(new Error(words.failure.message), { data });

/**
 * Hands a dropped or chosen file over.
 * Rejects with `{ data: { code, message, remedy } }` like every failure of the contract.
 */
export const stageFile = async (file: File): Promise<Staged> => {
  const bridge = window.krithiDesk;
  if (bridge !== undefined) return bridge.stageFile(file);
  const address = `/files?name=${encodeURIComponent(file.name)}`;
  const response = await window.fetch(address, { method: 'POST', body: file }).catch(() => {
    throw failure({ code: 'internal.no_connection', ...words.failure, detail: null });
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw failure(answer);
  return Staged.parse(answer);
};

/** Saves a finished export; the host names the file. */
export const download = (id: string): void => {
  const link = document.createElement('a');
  link.href = `/downloads/${encodeURIComponent(id)}`;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
};
