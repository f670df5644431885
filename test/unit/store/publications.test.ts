import { expect, it } from 'vitest';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();

it('knows where a krithi is over there also after a run that failed', () => {
  const records = openStore();
  const krithiId = makeKrithi(records, makeBatch(records), 'http://a.example/1.html');
  const target = 'PostgreSQL at localhost:5432/main';
  records.store.write(() => {
    records.publications.put({ krithiId, target, remoteId: 'over there', action: 'create' }, 'run 1');
    records.publications.put({ krithiId, target, remoteId: null, action: 'failed' }, 'run 2');
  });
  expect(records.publications.ofKrithi(krithiId)).toMatchObject([
    { remoteId: 'over there', action: 'failed' },
  ]);
});
