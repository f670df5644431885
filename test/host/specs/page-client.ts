import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';

/** Runs in the page: a client of the contract over the port that the preload hands out. */
type PageWindow = {
  readonly krithiDesk: { readonly connect: () => void };
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
  readonly removeEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
  specClient: unknown;
};
type Port = InstanceType<typeof MessagePort> & { readonly start: () => void };
declare const window: PageWindow;

const port = new Promise<Port>((resolve) => {
  const take = (event: MessageEvent): void => {
    const [given] = event.ports;
    if (event.data !== 'krithi-desk:port' || given === undefined) return;
    window.removeEventListener('message', take);
    resolve(given as object as Port);
  };
  window.addEventListener('message', take);
  window.krithiDesk.connect();
});

window.specClient = port.then((given) => {
  given.start();
  // A client answers to any name, `then` as well, so it travels in a box.
  return { client: createORPCClient(new RPCLink({ port: given })) };
});
