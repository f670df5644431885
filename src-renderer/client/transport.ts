import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { Staged } from './files.ts';
import type { Line, OpenLine } from './line.ts';

/** What the desktop's preload offers to the page. */
type DesktopBridge = {
  readonly connect: () => void;
  readonly stageFile: (file: File) => Promise<Staged>;
  readonly onFiles: (take: (files: readonly HandedFile[]) => void) => void;
};

/** A file that was opened with the app: its bytes, as if it had been dropped. */
type HandedFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

declare global {
  interface Window {
    readonly krithiDesk?: DesktopBridge;
  }
}

const portMessage = 'krithi-desk:port';

/** The desktop: asks the preload for a port of its own, which comes as a message of this window. */
const openPort = (bridge: DesktopBridge): Promise<Line> =>
  new Promise((resolve) => {
    const take = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== portMessage || port === undefined) return;
      window.removeEventListener('message', take);
      const link = new PortLink({ port });
      const closed = new Promise<void>((gone) => port.addEventListener('close', () => gone()));
      port.start();
      resolve({ link, closed });
    };
    window.addEventListener('message', take);
    bridge.connect();
  });

/** The browser: a socket to the host that served this page. */
const openSocket = (): Promise<Line> =>
  new Promise((resolve, reject) => {
    const address = new URL('/rpc', window.location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    const closed = new Promise<void>((gone) => socket.addEventListener('close', () => gone()));
    socket.addEventListener('open', () => resolve({ link: new SocketLink({ websocket: socket }), closed }));
    socket.addEventListener('close', () => reject(new Error('the host does not answer')));
  });

/** The way to the engine from where this page runs. */
export const openLine: OpenLine = () => {
  const bridge = window.krithiDesk;
  return bridge === undefined ? openSocket() : openPort(bridge);
};
