import { describe, expect, it } from 'vitest';
import { commands } from '../../../../src-renderer/app/commands.ts';

const command = (id: string) => ({ id, group: 'actions', title: id, run: () => undefined }) as const;
const ids = (): string[] => commands.get().map(({ id }) => id);

describe('the list of commands', () => {
  it('keeps the place of an owner when its list changes, and forgets it when it goes', () => {
    commands.put('frame', [command('a'), command('b')]);
    commands.put('screen', [command('c')]);
    commands.put('frame', [command('d')]);
    expect(ids()).toEqual(['d', 'c']);
    commands.remove('frame');
    expect(ids()).toEqual(['c']);
    commands.remove('screen');
    expect(ids()).toEqual([]);
  });

  it('tells those who listen, until they no longer do', () => {
    let told = 0;
    const stop = commands.subscribe(() => {
      told += 1;
    });
    commands.put('x', [command('a')]);
    stop();
    commands.remove('x');
    expect(told).toBe(1);
  });
});
