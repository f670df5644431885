import { app, dialog } from 'electron/main';
import { toAppError } from '../../domain/errors.ts';

/** Says what went wrong outside of any request: one box for one reason at a time, and work goes on behind it. */
export const createTrouble = () => {
  const shown = new Set<string>();
  return (thrown: unknown): void => {
    const { code, message, remedy } = toAppError(thrown);
    if (shown.has(code)) return;
    shown.add(code);
    const said = app
      .whenReady()
      .then(() => dialog.showMessageBox({ type: 'error', message, detail: remedy }));
    void said.finally(() => shown.delete(code));
  };
};

/** The app cannot start: the one box that everything waits for. */
export const sayCannotStart = (thrown: unknown): void => {
  const { message, remedy } = toAppError(thrown);
  dialog.showErrorBox(message, remedy);
};
