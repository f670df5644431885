import { describe, expect, it } from 'vitest';
import { reviewWorld } from '../../support/store/review-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

describe('the text that narrows the queue', () => {
  const open = useStores();

  it('is part of a name as printed, or the address of a page that prints it', () => {
    const records = open();
    const world = reviewWorld(records);
    for (const raga of ['kalyANi?', 'tODi?', 'bhairavi?']) world.krithiPrinting(raga);
    const found = (text: string): string[] =>
      records.names.queue({ text }, null, 10).map(({ value }) => value);
    expect(found('ODi')).toEqual(['tODi?']);
    expect(found('%')).toEqual([]);
    expect(found('http://guru-guha.blogspot.com/2007/07/2.html')).toEqual(['tODi?']);
    expect(found('https://www.guru-guha.blogspot.in/2007/07/3.html?m=1')).toEqual(['bhairavi?']);
    expect(found('https://guru-guha.blogspot.com/no-such-page.html')).toEqual([]);
  });
});
