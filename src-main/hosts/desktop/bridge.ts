import { lstat } from 'node:fs/promises';
import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMainEvent, type IpcMainInvokeEvent, MessageChannelMain, ipcMain } from 'electron/main';
import { z } from 'zod';
import { AppError, toAppError, toErrorShape } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import type { Context } from '../api/context.ts';
import type { Staged } from '../api/file-shelf.ts';
import { router } from '../api/router.ts';
import { isOurAddress } from './address.ts';
import { channels } from './channels.ts';
import type { Inbox } from './files.ts';
import type { StageAnswer } from './handed-file.ts';

const StageRequest = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('path'), path: z.string().min(1).max(4096) }),
  z.strictObject({
    by: z.literal('bytes'),
    name: z.string().min(1).max(500),
    bytes: z.instanceof(Uint8Array),
  }),
]);

/** Only the main frame of a page of ours is listened to; a frame that is gone is nobody. */
const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
  const { senderFrame } = event;
  return senderFrame !== null && senderFrame.parent === null && isOurAddress(`${senderFrame.origin}/`);
};

/** The one place where the page's messages come in: the contract's port, files, and readiness for files. */
export const openBridge = (context: Context, inbox: Inbox): void => {
  const rpc = new RPCHandler(router);

  ipcMain.on(channels.connect, (event) => {
    if (!isOurs(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    rpc.upgrade(port1, { context });
    port1.start();
    event.senderFrame?.postMessage(channels.port, null, [port2]);
  });

  ipcMain.handle(channels.stage, async (event, request: unknown): Promise<StageAnswer> => {
    try {
      if (!isOurs(event)) throw new AppError('internal.unauthorised');
      return { ok: true, staged: await stage(context, request) };
    } catch (thrown) {
      return { ok: false, error: toErrorShape(toAppError(thrown)) };
    }
  });

  ipcMain.on(channels.ready, (event) => {
    const { senderFrame } = event;
    if (!isOurs(event) || senderFrame === null) return;
    inbox.deliverTo((files) => {
      if (senderFrame.isDestroyed()) return false;
      senderFrame.send(channels.files, files);
      return true;
    });
  });
};

const stage = async (context: Context, request: unknown): Promise<Staged> => {
  const parsed = StageRequest.safeParse(request);
  if (!parsed.success) throw new AppError('internal.bad_input');
  if (parsed.data.by === 'bytes') return context.files.stageBytes(parsed.data.name, parsed.data.bytes);
  const { path } = parsed.data;
  const found = await lstat(path).catch((cause: unknown) => {
    throw new AppError('manifest.not_found', { cause });
  });
  if (found.isDirectory()) throw new AppError('manifest.unreadable', { detail: 'a folder' });
  if (found.size > limits.manifestBytes) throw new AppError('manifest.too_large');
  return context.files.stagePath(path, found.size);
};
