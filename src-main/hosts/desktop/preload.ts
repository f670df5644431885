import { contextBridge, ipcRenderer, webUtils } from 'electron/renderer';
import { channels } from './channels.ts';
import type { HandedFile, StageAnswer, StageRequest } from './handed-file.ts';

/** All of the page that a preload touches. */
declare const window: {
  readonly location: { readonly origin: string };
  readonly postMessage: (message: string, origin: string, ports: readonly unknown[]) => void;
};

ipcRenderer.on(channels.port, (event) =>
  window.postMessage(channels.port, window.location.origin, event.ports),
);

/** A file's path goes to main alone; one that the page made itself has none and goes by its bytes. */
const requestFor = async (file: File): Promise<StageRequest> => {
  const path = webUtils.getPathForFile(file);
  return path === ''
    ? { by: 'bytes', name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    : { by: 'path', path };
};

const stageFile = async (file: File): Promise<unknown> => {
  const answer: StageAnswer = await ipcRenderer.invoke(channels.stage, await requestFor(file));
  // Errors lose what they carry on the bridge; a plain object keeps it, in the form that the contract's failures have.
  return answer.ok ? answer.staged : Promise.reject({ data: answer.error });
};

const onFiles = (take: (files: readonly HandedFile[]) => void): void => {
  ipcRenderer.removeAllListeners(channels.files);
  ipcRenderer.on(channels.files, (_event, files: readonly HandedFile[]) => take(files));
  ipcRenderer.send(channels.ready);
};

contextBridge.exposeInMainWorld('krithiDesk', {
  /** Asks for the contract's port; it comes as the message `krithi-desk:port`. */
  connect: (): void => ipcRenderer.send(channels.connect),
  /** A dropped or chosen file becomes `{ handle, name, size }`; what fails is rejected as `{ data }`. */
  stageFile,
  /** Files that were handed to the app, also before this was called. The last caller gets them. */
  onFiles,
});
