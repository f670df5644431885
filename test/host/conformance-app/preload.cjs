const { contextBridge, ipcRenderer } = require('electron/renderer');

globalThis.secret = 'of the preload';
const tried = (name) => {
  try {
    require(name);
    return 'loaded';
  } catch {
    return 'refused';
  }
};
ipcRenderer.on('port', (event) => window.postMessage('port', location.origin, event.ports));
contextBridge.exposeInMainWorld('bridge', {
  sum: (a, b) => a + b,
  fails: () => {
    throw new Error('thrown here');
  },
  rejects: () => Promise.reject({ data: { code: 'plain' } }),
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  callBack: (callback) => callback('called', new Uint8Array([1, 2, 250])),
  connect: () => ipcRenderer.send('connect'),
  fs: tried('node:fs'),
  sibling: tried('./main.js'),
});
