import { powerMonitor, powerSaveBlocker } from 'electron/main';
import type { Engine } from '../../engine.ts';

/** Keeps the machine awake while there is work that needs nobody; the screen may sleep. */
export const createWakefulness = () => {
  let blocker: number | null = null;
  return {
    set: (isWorking: boolean): void => {
      if (isWorking && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
      if (!isWorking && blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
  };
};

/** Gives work back before the machine sleeps, with its attempt, and takes it up again afterwards. */
export const restWithMachine = (engine: Engine, onTrouble: (thrown: unknown) => void): void => {
  let turn = Promise.resolve();
  const next = (work: () => void | Promise<void>): void => {
    turn = turn.then(work).catch(onTrouble);
  };
  powerMonitor.on('suspend', () => next(() => engine.dispatcher.stop(0)));
  powerMonitor.on('resume', () => next(() => engine.dispatcher.start()));
};
