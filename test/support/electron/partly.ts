/**
 * The parts of an object of Electron that the stand-in has. Anything else
 * throws by name, so that nothing is believed to work that was never there.
 */
export const partly = <T extends object>(name: string, parts: Partial<Record<keyof T, unknown>>): T =>
  new Proxy(parts, {
    get: (target, key, self) => {
      if (key in target || typeof key === 'symbol' || key === 'then')
        return Reflect.get(target, key, self) as unknown;
      throw new Error(`the stand-in for Electron has no ${name}.${key}`);
    },
  }) as T;

/** Everything that was asked of the system and can only be written down here. */
export const asked: { readonly what: string; readonly how: unknown }[] = [];
export const note = (what: string, how: unknown = null): void => void asked.push({ what, how });

/** An event whose default can be prevented. */
export const preventable = <T extends object>(more: T) => {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
  };
  return event;
};

/** The copy of a message that crosses to another process, or what Electron says of one that cannot. */
export const cloned = <T>(message: T): T => {
  try {
    return structuredClone(message);
  } catch {
    throw new Error('An object could not be cloned.');
  }
};
