import { expect, it } from 'vitest';
import { createList } from '../../../src-main/hosts/reconciliation/list.ts';
import { useStores } from '../../support/store/open-test-store.ts';
import { reviewWorld } from '../../support/store/review-world.ts';

const open = useStores();

it('counts the krithis of each entry, anew when something happened', async () => {
  const records = open();
  const list = createList(records);
  const { krithiPrinting, decisions } = reviewWorld(records);
  expect([...(await list.krithis())]).toEqual([]);
  for (let i = 0; i < 3; i += 1) krithiPrinting('kalyaani');
  krithiPrinting('tODi');
  decisions.decide(
    { kind: 'raga', value: 'kalyaani', act: 'accept', entities: ['raga:kalyani'], alias: 'no', except: [] },
    'a curator',
  );
  expect([...(await list.krithis())]).toEqual([['raga:kalyani', 3]]);
  decisions.undo('a curator');
  expect([...(await list.krithis())]).toEqual([]);
});

it('goes through a long list of one kind each entry once, even where names repeat', async () => {
  const records = open();
  const ids = Array.from({ length: 1234 }, (_, i) => `raga:${String(i).padStart(5, '0')}`);
  records.store.write(() =>
    records.entities.putAll(
      [
        ...ids.map((id) => ({ id, kind: 'raga' as const, name: id.slice(0, -1), aliases: [], facts: {} })),
        { id: 'tala:x', kind: 'tala' as const, name: 'x', aliases: [], facts: {} },
      ],
      'file',
      'test',
    ),
  );
  const seen: string[] = [];
  for await (const { id } of createList(records).all('raga')) seen.push(id);
  expect(seen).toEqual(ids);
});
