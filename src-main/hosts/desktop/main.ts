import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserWindow, app, session } from 'electron/main';
import { createEngine } from '../../engine.ts';
import type { Context } from '../api/context.ts';
import { createFileShelf } from '../api/file-shelf.ts';
import { couldNotStart } from '../could-not-start.ts';
import { createReconciliationSwitch } from '../reconciliation/switch.ts';
import { watchActivity } from './activity.ts';
import { openBridge } from './bridge.ts';
import { connectRules } from './connect-rules.ts';
import { createInbox } from './files.ts';
import { bundlePaths, handOf, handedManifests, readLaunch } from './launch.ts';
import { setMenu } from './menu.ts';
import { notify } from './notifications.ts';
import { openLink } from './open-link.ts';
import { createWakefulness, restWithMachine } from './power.ts';
import { registerScheme, serveRenderer } from './protocol.ts';
import { endBeforeQuit } from './quit.ts';
import { createSecrets } from './secrets.ts';
import { restrictContents, restrictSession } from './security.ts';
import { createTrouble, sayCannotStart } from './trouble.ts';
import { openWindow, showWindow } from './window.ts';

// All of this must have happened before Electron is ready, so nothing is awaited here.
registerScheme();
app.enableSandbox();
const launch = readLaunch(process.argv.slice(1), process.cwd());
const dataDir = resolve(launch.dataDir);
const windowDir = join(dataDir, 'window');
mkdirSync(windowDir, { recursive: true, mode: 0o700 });
app.setPath('userData', windowDir);
// Windows shows notices only under the id that the installer registers.
if (process.platform === 'win32') app.setAppUserModelId('org.krithidesk.desktop');

const tell = createTrouble();
let window: BrowserWindow | null = null;
const inbox = createInbox(tell);
const handOver = (paths: readonly string[]): void => {
  if (window !== null) showWindow(window);
  void inbox.put(paths);
};

app.on('open-file', (event, path) => {
  event.preventDefault();
  handOver([path]);
});
app.on('web-contents-created', (_event, contents) => restrictContents(contents));

/** The rooms in their order: the engine, then what the page may ask of it, then the page. */
const start = async (): Promise<void> => {
  const paths = bundlePaths();
  const connectTo = connectRules(launch.connectTo, app.isPackaged);
  const engine = createEngine({
    ...paths,
    dataDir,
    connectTo,
    appVersion: app.getVersion(),
    onTrouble: tell,
  });
  const files = createFileShelf();
  const reconciliation = createReconciliationSwitch(engine, app.getVersion());
  const over = new AbortController();
  const awake = createWakefulness();
  let watching = Promise.resolve();
  const end = async (): Promise<void> => {
    window?.hide();
    over.abort();
    awake.set(false);
    await watching;
    await reconciliation.close();
    await engine.stop();
    await files.clear();
  };
  endBeforeQuit(engine.clock, end, tell);

  const context: Context = {
    engine,
    host: 'desktop',
    version: app.getVersion(),
    resourcesDir: paths.resourcesDir,
    files,
    secrets: await createSecrets(engine.records.settings),
    reconciliation,
    openUrl: openLink,
  };
  restrictSession(session.defaultSession);
  serveRenderer(paths.rendererDir, files);
  openBridge(context, inbox);
  setMenu({ open: handOver, dataDir });

  const show = (): void => {
    if (window !== null) return showWindow(window);
    window = openWindow();
    window.on('closed', () => (window = null));
    window.webContents.on('did-navigate', inbox.hold);
  };
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  show();
  void inbox.put(launch.manifests);

  engine.start();
  await reconciliation.start();
  restWithMachine(engine, tell);
  watching = watchActivity(engine, over.signal, (activity) => {
    awake.set(activity.left > 0);
    window?.setProgressBar(activity.left === 0 ? -1 : activity.done / (activity.done + activity.left));
    if (window?.isFocused() !== true) notify(activity, show);
  }).catch(tell);
};

if (app.requestSingleInstanceLock(handOf(launch.manifests))) {
  app.on('second-instance', (_event, argv, folder, handed) => {
    handOver(handedManifests(handed, argv, folder));
  });
  app
    .whenReady()
    .then(start)
    .catch((thrown: unknown) => {
      sayCannotStart(thrown);
      app.exit(couldNotStart);
    });
} else {
  app.quit();
}
