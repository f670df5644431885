// Runs in the preload's isolated world: the modules that a sandboxed preload may load, and nothing else.
globalThis.standIn = (() => {
  const listeners = new Map();
  const invoked = new Map();
  const ports = new Map();
  const exposed = new Map();

  // A binding of the browser: text out, nothing back.
  const toMain = (message) => {
    try {
      structuredClone(message);
    } catch {
      throw new Error('An object could not be cloned.');
    }
    const text = JSON.stringify(message, (_key, value) => {
      if (value instanceof ArrayBuffer) return { $bytes: new Uint8Array(value).toBase64() };
      return value instanceof Uint8Array ? { $bytes: value.toBase64() } : value;
    });
    globalThis.standInToMain(text);
  };
  const ipcRenderer = {
    send: (channel, ...args) => toMain({ kind: 'send', channel, args }),
    invoke: (channel, ...args) => {
      const answer = { channel, ...Promise.withResolvers() };
      const id = invoked.size + 1;
      invoked.set(id, answer);
      toMain({ kind: 'invoke', id, channel, args });
      return answer.promise;
    },
    on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    removeAllListeners: (channel) => listeners.delete(channel),
  };
  const newPort = (id) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => toMain({ kind: 'port', id, data }));
    port1.start();
    ports.set(id, port1);
    return port2;
  };
  globalThis.standInFromMain = (text) => {
    const message = JSON.parse(text, (_key, value) =>
      typeof value?.$bytes === 'string' ? Uint8Array.fromBase64(value.$bytes) : value,
    );
    if (message.kind === 'port') return ports.get(message.id).postMessage(message.data);
    if (message.kind === 'channel') {
      const event = { ports: message.ports.map(newPort) };
      return (listeners.get(message.channel) ?? []).forEach((listener) => listener(event, ...message.args));
    }
    const { channel, resolve, reject } = invoked.get(message.id);
    if (message.kind === 'returned') return resolve(message.value);
    return reject(new Error(`Error invoking remote method '${channel}': ${message.value}`));
  };

  const tell = (type, detail) => document.dispatchEvent(new CustomEvent(`stand-in:${type}`, { detail }));
  const contextBridge = {
    exposeInMainWorld: (name, api) => {
      if (exposed.has(name))
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      exposed.set(name, api);
      const [methods, values] = [true, false].map((isMethod) =>
        Object.entries(api).filter(([, value]) => (typeof value === 'function') === isMethod),
      );
      tell('expose', { name, methods: methods.map(([key]) => key), values: Object.fromEntries(values) });
    },
  };
  const incoming = (value) =>
    typeof value?.standInCallback === 'number'
      ? (...args) => tell('callback', { id: value.standInCallback, args })
      : value;
  document.addEventListener('stand-in:call', ({ detail: { id, name, method, args } }) => {
    const answer = (kind, value) => void tell('answer', { id, kind, value });
    try {
      const value = exposed.get(name)[method](...args.map(incoming));
      answer(value instanceof Promise ? 'promise' : 'value', value instanceof Promise ? null : value);
      if (value instanceof Promise) {
        value.then(
          (given) => answer('resolved', given),
          (given) => answer('rejected', given),
        );
      }
    } catch (thrown) {
      answer('thrown', String(thrown));
    }
  });

  // A page cannot know a file's path: the stand-in looks for one like it in the folder that the tests name.
  const getPathForFile = ({ name, size, lastModified }) => {
    const request = new XMLHttpRequest();
    request.open('GET', `/stand-in/path?${new URLSearchParams({ name, size, lastModified })}`, false);
    request.send();
    return request.responseText;
  };
  const only = (module, parts) =>
    new Proxy(parts, {
      get: (target, key) => {
        if (key in target) return target[key];
        throw new Error(`the stand-in for Electron has no ${module}.${String(key)}`);
      },
    });
  const renderer = {
    contextBridge,
    ipcRenderer: only('ipcRenderer', ipcRenderer),
    webUtils: { getPathForFile },
  };
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return only('renderer', renderer);
    throw new Error(`module not found: ${name}`);
  };
  return (preload) => (window === window.top ? preload(require, { exports: {} }, {}) : undefined);
})();
