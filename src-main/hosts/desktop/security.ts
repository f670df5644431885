import { join } from 'node:path';
import { type Session, type WebContents, app } from 'electron/main';
import { isOurAddress } from './address.ts';

/** The one permission a page of ours needs: to copy text. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Nothing is permitted but copying text, and that to our own pages alone. */
export const restrictSession = (session: Session): void => {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(allowed.has(permission) && contents.mainFrame.url !== '' && isOurAddress(contents.mainFrame.url));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => allowed.has(permission) && isOurAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (_event, item) => {
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), item.getFilename()) });
  });
};

/** Our pages stay our pages: no other address, no second window, no embedded one. */
export const restrictContents = (contents: WebContents): void => {
  const stay = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isOurAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};
