import { describe, expect, it } from 'vitest';
import { createConnection } from '../../../../src-renderer/client/connection.ts';
import { createLine, createScreenClock } from './support.ts';

const call = (connection: ReturnType<typeof createConnection>): Promise<unknown> =>
  connection.link.call(['x'], undefined, { context: {} });

describe('the connection to the engine', () => {
  it('lets calls wait for the first line', async () => {
    const { clock, advance } = createScreenClock();
    const connection = createConnection(async () => {
      await clock.sleep(100);
      return createLine('first');
    }, clock);
    const answer = call(connection);
    expect(connection.getState()).toBe('connecting');
    await advance(100);
    expect(await answer).toBe('first');
    expect(connection.getState()).toBe('open');
  });

  it('takes a new line when the old one breaks, and sends calls over it', async () => {
    const { clock, advance } = createScreenClock();
    const lines = [createLine('first'), createLine('second')];
    let opened = 0;
    const connection = createConnection(() => {
      const line = lines[opened];
      opened += 1;
      return line === undefined ? Promise.reject(new Error('no more')) : Promise.resolve(line);
    }, clock);
    const states: string[] = [];
    connection.subscribe(() => states.push(connection.getState()));
    await advance(0);
    lines[0]?.cut();
    await advance(0);
    expect(connection.getState()).toBe('lost');
    await advance(250);
    expect(await call(connection)).toBe('second');
    expect(states).toEqual(['open', 'lost', 'open']);
  });

  it('answers calls between two tries at once, with a sentence and a remedy', async () => {
    const { clock, advance } = createScreenClock();
    const connection = createConnection(() => Promise.reject(new Error('refused')), clock);
    await advance(0);
    await expect(call(connection)).rejects.toMatchObject({
      data: {
        code: 'internal.no_connection',
        message: expect.stringContaining('does not answer') as string,
        remedy: expect.stringContaining('again') as string,
      },
    });
  });

  it('waits longer from try to try, never more than eight seconds', async () => {
    const { clock, advance } = createScreenClock();
    const tries: number[] = [];
    const start = clock.now();
    createConnection(() => {
      tries.push(clock.now() - start);
      return Promise.reject(new Error('refused'));
    }, clock);
    await advance(32_000);
    const waits = tries.slice(1).map((at, n) => at - (tries[n] ?? 0));
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
  });

  it('tries at once when a person asks for it', async () => {
    const { clock, advance } = createScreenClock();
    let tries = 0;
    const connection = createConnection(() => {
      tries += 1;
      return Promise.reject(new Error('refused'));
    }, clock);
    await advance(10_000);
    const before = tries;
    connection.tryNow();
    await advance(0);
    expect(tries).toBe(before + 1);
  });
});
