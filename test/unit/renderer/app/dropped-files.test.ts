import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { droppedFiles } from '../../../../src-renderer/app/dropped-files.ts';

const pack = '{"format":"krithi-desk-review-pack","version":1,"id":"p"';
const decision = '{"id":"d","at":1,"who":"ravi","kind":"raga","key":"todi","value":"tODi","act":"accept"}\n';
const noise = Array.from({ length: 40_000 }, (_, i) => `"${(i * 7919) % 10_007}"`).join();

const file = (name: string, content: string | Uint8Array<ArrayBuffer>): File => new File([content], name);

/** Where each file went, by name. */
const whereTo = async (files: readonly File[]): Promise<{ review: string[]; intake: string[] }> => {
  await droppedFiles.offer(files);
  const review = (await droppedFiles.takeForReview()).map((each) => `${each.sort} ${each.file.name}`);
  const intake = droppedFiles.get().map(({ name }) => name);
  droppedFiles.clear();
  return { review, intake };
};

describe('files that are dropped on the window', () => {
  it('go where their content belongs, whatever they are called', async () => {
    expect(
      await whereTo([
        file('songs.krithipack', 'Krithi,Raga,Hyperlink\n'),
        file('first.csv', pack),
        file('back.txt', `\uFEFF${decision}`),
        file('large.bin', new Uint8Array(gzipSync(`${pack},"values":[${noise}]}`))),
        file('songs.csv', 'Krithi,Raga,Hyperlink\n'),
      ]),
    ).toEqual({
      review: ['pack first.csv', 'decisions back.txt', 'pack large.bin'],
      intake: ['songs.krithipack', 'songs.csv'],
    });
  });

  it('are left to the intake sheet where they are neither, which says so', async () => {
    const cut = new Uint8Array(gzipSync('something else').subarray(0, 12));
    const names = [
      file('x.json', '{"name":"x"}'),
      file('list.json', '["a"]'),
      file('x.gz', cut),
      file('none', ''),
    ];
    expect(await whereTo(names)).toEqual({ review: [], intake: names.map(({ name }) => name) });
  });

  it('opens a compressed pack that was cut off as the pack that it is', async () => {
    const whole = gzipSync(`${pack},"values":[${noise}]}`);
    const { review } = await whereTo([file('cut', new Uint8Array(whole.subarray(0, whole.length - 500)))]);
    expect(review).toEqual(['pack cut']);
  });

  it('keep their order when more come before the first were looked at', async () => {
    const first = droppedFiles.offer([file('a', pack), file('b.csv', 'a\n')]);
    const second = droppedFiles.offer([file('c', decision), file('d.csv', 'a\n')]);
    await Promise.all([first, second]);
    expect(droppedFiles.get().map(({ name }) => name)).toEqual(['b.csv', 'd.csv']);
    expect((await droppedFiles.takeForReview()).map((each) => each.file.name)).toEqual(['a', 'c']);
    expect(await droppedFiles.takeForReview()).toEqual([]);
    droppedFiles.clear();
  });
});
