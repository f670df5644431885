import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron/main';
import { cloned, partly } from './partly.ts';

type Answer = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;
const answers = new Map<string, Answer>();

export const ipcMain = partly<IpcMain>(
  'ipcMain',
  Object.assign(new EventEmitter(), {
    handle: (channel: string, answer: Answer) => {
      if (answers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      answers.set(channel, answer);
    },
  } satisfies Partial<IpcMain>),
);

/** What main answers to a page's `invoke`. */
export const answerInvoke = async (
  channel: string,
  event: IpcMainInvokeEvent,
  args: unknown[],
): Promise<unknown> => {
  const answer = answers.get(channel);
  if (answer === undefined) throw new Error(`No handler registered for '${channel}'`);
  return cloned(await answer(event, ...args));
};

/** One end of a channel. What comes waits until this end has been started. */
export class Port extends EventEmitter {
  private waiting: unknown[] | null = [];
  /** The end that what is posted here comes out of. */
  other: Port | null = null;

  postMessage(data: unknown): void {
    this.other?.receive(cloned(data));
  }

  receive(data: unknown): void {
    if (this.waiting === null) setImmediate(() => this.emit('message', { data, ports: [] }));
    else this.waiting.push(data);
  }

  start(): void {
    const waiting = this.waiting ?? [];
    this.waiting = null;
    for (const data of waiting) this.receive(data);
  }

  close(): void {
    this.other?.emit('close');
    this.emit('close');
  }

  /** This end lives in a page from now on. */
  transfer(toPage: (data: unknown) => void): void {
    for (const data of this.waiting ?? []) toPage(data);
    this.receive = toPage;
  }
}

export class MessageChannelMain {
  readonly port1 = new Port();
  readonly port2 = new Port();
  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}
