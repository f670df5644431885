import type { Launch } from '../../support/electron/launch.ts';

/** Specs that hold on the stand-in and on Electron itself: each is told how to start an app, and how to say what must hold. */
export type Lane = {
  readonly launch: Launch;
  readonly it: (name: string, work: () => Promise<void>) => void;
};
export type Specs = (lane: Lane) => void;
