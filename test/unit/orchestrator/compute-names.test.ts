import { afterEach, describe, expect, it } from 'vitest';
import type { Entity } from '../../../src-main/domain/name.ts';
import { createComputePool } from '../../../src-main/orchestrator/compute-pool.ts';
import type { Compute } from '../../../src-main/orchestrator/compute.ts';
import { builtinPolicy } from '../../../src-main/resolve/index.ts';
import { systemClock } from '../../../src-main/system.ts';

const workerUrl = new URL('../../../src-main/orchestrator/compute-worker.ts', import.meta.url);
const raga = (name: string): Entity => ({ id: `raga:${name}`, kind: 'raga', name, aliases: [], facts: {} });

let pool: Compute | null = null;
const open = (known: readonly Entity[] = []): Compute => {
  pool = createComputePool({ workerUrl, size: 1, clock: systemClock, known });
  return pool;
};
afterEach(async () => {
  await pool?.close();
  pool = null;
});

const ask = async (compute: Compute, value: string) => {
  const [verdict] = await compute.resolve(
    [{ kind: 'raga', value, site: null, batchId: null, composer: null }],
    builtinPolicy,
  );
  return verdict;
};

describe('the worker for names', () => {
  it('answers from a list that was handed over in parts', async () => {
    const compute = open();
    compute.setAuthority(1, () => [[raga('Kanada')], [raga('Kannada'), raga('Todi')]]);
    expect((await ask(compute, 'kAnaDa'))?.entity?.name).toBe('Kanada');
    expect((await ask(compute, 'tODi'))?.entity?.name).toBe('Todi');
  });

  it('answers from the newest list only, once one was set', async () => {
    const compute = open();
    compute.setAuthority(1, () => [[raga('Todi')]]);
    expect((await ask(compute, 'kAnaDa'))?.entity).toBeNull();
    compute.setAuthority(2, () => [[raga('Kanada')]]);
    const both = await Promise.all([ask(compute, 'kAnaDa'), ask(compute, 'tODi')]);
    expect(both.map((verdict) => verdict?.entity?.name)).toEqual(['Kanada', undefined]);
    const found = await compute.search('raga', 'kana', 5);
    expect(found.map(({ name }) => name)).toEqual(['Kanada']);
  });

  it('tells whoever waits that a list could not be read, and takes the next one', async () => {
    const compute = open();
    compute.setAuthority(1, () => {
      throw new Error('the list is not readable');
    });
    await expect(ask(compute, 'tODi')).rejects.toThrow('the list is not readable');
    compute.setAuthority(2, () => [[raga('Todi')]]);
    expect((await ask(compute, 'tODi'))?.entity?.name).toBe('Todi');
  });

  it('offers what the built-in list calls a name that the list in use does not have', async () => {
    const compute = open([{ ...raga('Kamavardhini'), aliases: ['Pantuvarali'] }]);
    compute.setAuthority(1, () => [[raga('Pantuvarali'), raga('Todi')]]);
    const verdict = await ask(compute, 'kAmavardhini');
    expect(verdict?.entity).toBeNull();
    expect(verdict?.candidates[0]?.name).toBe('Pantuvarali');
  });
});
