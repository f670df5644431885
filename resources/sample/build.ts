import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SectionKind } from '../../src-main/domain/krithi.ts';
import { type Part, styleOf } from '../../test/support/site/composition.ts';
import { sampleHabits } from '../../test/support/site/habits.ts';
import { renderPage } from '../../test/support/site/page.ts';
import { hash } from '../../test/support/site/random.ts';
import { type SampleKrithi, sampleKrithis } from './krithis.ts';

/** `node resources/sample/build.ts`: writes the sample's manifest and pages from krithis.ts. */
const folder = import.meta.dirname;

const partsOf = ({ pallavi, anupallavi, charanams }: SampleKrithi): Part[] => {
  const part = (kind: SectionKind, ordinal: number, lines: readonly string[]): Part => ({
    kind,
    ordinal,
    lines,
  });
  return [
    part('pallavi', 1, pallavi),
    ...(anupallavi === undefined ? [] : [part('anupallavi', 1, anupallavi)]),
    ...charanams.map((lines, i) => part('charanam', i + 1, lines)),
  ];
};

/** In the plainest form of each blog: the sample shows the work, not the traps. */
const pageOf = (krithi: SampleKrithi): string => {
  const { title, raga, link, tala, gist, pallavi } = krithi;
  const style = styleOf(link);
  return renderPage({
    row: { title, raga, link },
    style,
    title,
    raga,
    tala,
    parts: partsOf(krithi),
    cue: pallavi[0]?.split(' ')[0] ?? '',
    gist,
    habits: sampleHabits(style),
    seed: hash(link),
  });
};

rmSync(join(folder, 'pages'), { recursive: true, force: true });
mkdirSync(join(folder, 'pages'));
const files: Record<string, string> = {};
for (const [i, krithi] of sampleKrithis.entries()) {
  const file = `pages/${new URL(krithi.link).pathname.split('/').at(-1) ?? i}`;
  writeFileSync(join(folder, file), pageOf(krithi));
  files[krithi.link] = file;
}
writeFileSync(join(folder, 'pages.json'), `${JSON.stringify(files, null, 2)}\n`);
const rows = sampleKrithis.map(({ title, raga, link }) => `${title},${raga},${link}`);
writeFileSync(join(folder, 'sample.csv'), `Krithi,Raga,Hyperlink\n${rows.join('\n')}\n`);
