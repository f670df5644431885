import type { ErrorShape } from '../../domain/errors.ts';
import type { Staged } from '../api/file-shelf.ts';

/** A dropped file on its way to main: by its path, or by its bytes when the page made it itself. */
export type StageRequest =
  | { readonly by: 'path'; readonly path: string }
  | { readonly by: 'bytes'; readonly name: string; readonly bytes: Uint8Array };

export type StageAnswer =
  { readonly ok: true; readonly staged: Staged } | { readonly ok: false; readonly error: ErrorShape };

/** A file that was handed to the app itself: the page takes it like one that was dropped on it. */
export type HandedFile = { readonly name: string; readonly bytes: Uint8Array };
