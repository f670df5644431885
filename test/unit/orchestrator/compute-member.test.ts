import { expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { checkoutPaths } from '../../../src-main/hosts/paths.ts';
import { createMember } from '../../../src-main/orchestrator/compute-member.ts';
import { createVirtualClock } from '../../support/clock.ts';

it('tells who waits at once when it is stopped, leaves no time limit behind and starts no other worker', async () => {
  const clock = createVirtualClock();
  const member = createMember(checkoutPaths().workerUrl, clock);
  const asked = member.run({ do: 'authority.begin', known: [] });
  const refused = asked.catch((thrown: unknown) => thrown);
  await member.stop();
  expect(await refused).toMatchObject({ code: 'internal.interrupted' });
  expect(clock.sleeping()).toBe(0);
  await expect(member.run({ do: 'authority.index' })).rejects.toMatchObject({ code: 'internal.interrupted' });
});

it('tells a job whose time is up that it took too long, and what it took down with it that the worker died', async () => {
  const clock = createVirtualClock();
  const member = createMember(checkoutPaths().workerUrl, clock);
  const codeOf = (job: Promise<unknown>): Promise<unknown> =>
    job.then(
      () => 'done',
      (thrown: unknown) => (thrown instanceof AppError ? thrown.code : thrown),
    );
  const entities = Array.from({ length: 20_000 }, (_, i) => ({
    id: `raga:${i}`,
    kind: 'raga' as const,
    name: `name ${i}`,
    aliases: [],
    facts: {},
  }));
  const long = codeOf(
    member.run({ do: 'study', of: { study: 'doctor', entities, used: [], reviewed: [] } }, 50),
  );
  const other = codeOf(member.run({ do: 'search', kind: null, text: 'a', limit: 1 }));
  await clock.advance(50);
  expect(await Promise.all([long, other])).toEqual(['extract.timeout', 'internal.worker_died']);
  expect(await codeOf(member.run({ do: 'search', kind: null, text: 'a', limit: 1 }))).toBe('done');
  await member.stop();
});
