import { expect, it } from 'vitest';
import { newId } from '../../../src-main/domain/ids.ts';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const open = useStores();
const target = 'PostgreSQL at db.example/sangita';
const sides = [{ field: 'title', before: 'theirs', after: 'ours' }];

const world = () => {
  const records = open();
  const batch = makeBatch(records);
  const krithi = (n: number): string => makeKrithi(records, batch, `http://a.example/${n}.html`);
  const choose = (krithiId: string, keep: 'theirs' | 'ours', mark = 'a mark') =>
    records.choices.put({ id: newId(), krithiId, target, keep, mark, who: 'asha' }, sides);
  return { records, choices: records.choices, krithi, choose };
};

it('lets one choice stand per krithi and place; another takes it back', () => {
  const { records, choices, krithi, choose } = world();
  const [first, second] = [krithi(1), krithi(2)];
  choose(first, 'theirs');
  choose(second, 'theirs');
  choose(first, 'ours', 'another mark');
  expect(choices.find(first, target)).toMatchObject({ keep: 'ours', mark: 'another mark', who: 'asha' });
  expect(choices.find(first, 'elsewhere')).toBeNull();
  expect([choices.count(target), choices.count('elsewhere')]).toEqual([2, 0]);
  const said = records.events.list({ limit: 100 }).filter(({ type }) => type.startsWith('publish.choice'));
  expect(said.map(({ type, to }) => [type, to])).toEqual(
    expect.arrayContaining([
      ['publish.choice', 'theirs'],
      ['publish.choice_undone', 'theirs'],
      ['publish.choice', 'ours'],
    ]),
  );
});

it('takes the last one back first, and none that a publication used', () => {
  const { choices, krithi, choose } = world();
  const [first, second] = [krithi(1), krithi(2)];
  const used = choose(first, 'ours');
  choose(second, 'theirs');
  choices.use(used, 'a run');
  expect(choices.find(first, target)).toBeNull();
  const last = choices.last(target);
  expect(last?.krithiId).toBe(second);
  if (last !== null) choices.takeBack(last, 'ravi');
  expect([choices.last(target), choices.count(target)]).toEqual([null, 0]);
  // A new conflict of the same krithi is a new question.
  choose(first, 'theirs');
  expect(choices.find(first, target)).toMatchObject({ keep: 'theirs' });
});
