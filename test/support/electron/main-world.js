// Runs in the page's own world: what the preload exposes, as functions that call into the other world.
(() => {
  const callbacks = [];
  const waiting = new Map();
  let last = 0;
  const outgoing = (value) =>
    typeof value === 'function' ? { standInCallback: callbacks.push(value) - 1 } : value;

  const call = (name, method, args) => {
    last += 1;
    const id = last;
    const later = Promise.withResolvers();
    let now = null;
    // The first answer comes before the event has been dispatched: a value, or that a promise was made.
    waiting.set(id, (answer) => {
      if (now === null) now = answer;
      else if (answer.kind === 'resolved') later.resolve(answer.value);
      else later.reject(answer.value);
    });
    const detail = { id, name, method, args: args.map(outgoing) };
    document.dispatchEvent(new CustomEvent('stand-in:call', { detail }));
    if (now.kind === 'promise') return later.promise;
    waiting.delete(id);
    if (now.kind === 'thrown') throw new Error(now.value);
    return now.value;
  };

  document.addEventListener('stand-in:answer', ({ detail }) => waiting.get(detail.id)(detail));
  document.addEventListener('stand-in:callback', ({ detail }) => callbacks[detail.id](...detail.args));
  document.addEventListener('stand-in:expose', ({ detail: { name, methods, values } }) => {
    const functions = methods.map((method) => [method, (...args) => call(name, method, args)]);
    const api = { ...Object.fromEntries(functions), ...values };
    Object.defineProperty(window, name, { value: Object.freeze(api) });
  });
})();
