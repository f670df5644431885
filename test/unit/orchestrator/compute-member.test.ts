import { expect, it } from 'vitest';
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
