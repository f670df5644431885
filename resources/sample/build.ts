import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SectionKind } from '../../src-main/domain/krithi.ts';
import { seededRandom } from '../../test/support/clock.ts';
import { type Part, styleOf } from '../../test/support/site/composition.ts';
import { renderPage } from '../../test/support/site/page.ts';
import { type SampleKrithi, sampleKrithis } from './krithis.ts';

/** `node resources/sample/build.ts`: writes the sample's manifest and pages from krithis.ts. */
const folder = import.meta.dirname;

const partsOf = ({ pallavi, anupallavi, charanams }: SampleKrithi): Part[] => {
  const part = (kind: SectionKind, ordinal: number, lines: readonly string[]): Part => ({ kind, ordinal, lines });
  return [
    part('pallavi', 1, pallavi),
    ...(anupallavi === undefined ? [] : [part('anupallavi', 1, anupallavi)]),
    ...charanams.map((lines, i) => part('charanam', i + 1, lines)),
  ];
};

const pageOf = (krithi: SampleKrithi, seed: number): string => {
  const { title, raga, link, tala, gist, pallavi } = krithi;
  return renderPage({
    row: { title, raga, link },
    style: styleOf(link),
    tala,
    parts: partsOf(krithi),
    cue: pallavi[0]?.split(' ')[0] ?? '',
    gist,
    random: seededRandom(seed),
  });
};

rmSync(join(folder, 'pages'), { recursive: true, force: true });
mkdirSync(join(folder, 'pages'));
const files: Record<string, string> = {};
for (const [i, krithi] of sampleKrithis.entries()) {
  const file = `pages/${new URL(krithi.link).pathname.split('/').at(-1) ?? i}`;
  writeFileSync(join(folder, file), pageOf(krithi, i + 1));
  files[krithi.link] = file;
}
writeFileSync(join(folder, 'pages.json'), `${JSON.stringify(files, null, 2)}\n`);
const rows = sampleKrithis.map(({ title, raga, link }) => `${title},${raga},${link}`);
writeFileSync(join(folder, 'sample.csv'), `Krithi,Raga,Hyperlink\n${rows.join('\n')}\n`);
