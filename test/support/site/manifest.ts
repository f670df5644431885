import { seededRandom } from '../clock.ts';
import { pick } from './random.ts';

/** Ragas as the sites spell them: common ones, rare ones, a few that no list has, alternatives and a garland. */
const common = [
  'SankarAbharaNaM',
  'tODi',
  'kalyANi',
  'bhairavi',
  'sAvEri',
  'Arabhi',
  'madhyamAvati',
  'saurAshTraM',
  'kEdAra gauLa',
  'varALi',
  'kAmbhOji',
  'mOhanaM',
  'bilahari',
  'SrI',
  'nATa',
  'haMsadhvani',
  'dhanyAsi',
  'bEgaDa',
  'khamAs',
  'AnandabhairavI',
];
const rare = [
  'kuntala varALi',
  'nAga gAndhAri',
  'gaurI manOhari',
  'pUrNa candrika',
  'ISa manOhari',
  'jayanta sEna',
  'phala manjari',
  'rudra priyA',
];
const strange = ['kalyANa rUpi', 'jujAhuLi dESya', 'vEga sArangi', 'nava ratna vilAsi'];
const open = ['kEdAraM - nATa', 'gauLa or mAyAmALava gauLa', 'rAgamAlikA'];

const sites = [
  { host: 'thyagaraja-vaibhavam.blogspot.com', share: 0.55 },
  { host: 'guru-guha.blogspot.com', share: 0.94 },
  { host: 'syamakrishnavaibhavam.blogspot.com', share: 1 },
] as const;

const syllables = [
  'rA',
  'ma',
  'nI',
  'sE',
  'kA',
  'Di',
  'va',
  'ni',
  'dE',
  'vi',
  'gu',
  'ru',
  'pA',
  'hi',
  'mAM',
  'SrI',
  'ja',
  'ga',
];

/**
 * A manifest of the shape of the real ones over the three sites: one link
 * stands twice, titles repeat, a tenth of the ragas needs a person.
 */
export const generateManifest = (count: number, seed: number): string => {
  const random = seededRandom(seed);
  const rows: string[] = [];
  let first = '';
  for (let i = 0; i < count; i += 1) {
    const title = Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(random, syllables)).join(
      '',
    );
    const chance = random();
    const raga =
      chance < 0.8
        ? pick(random, common)
        : chance < 0.9
          ? pick(random, rare)
          : chance < 0.97
            ? pick(random, strange)
            : pick(random, open);
    const where = random();
    const site = sites.find(({ share }) => where <= share) ?? sites[0];
    const link = `http://${site.host}/${2007 + (i % 5)}/0${(i % 9) + 1}/kriti-${i}.html`;
    if (i === 0) first = link;
    rows.push(`${title},${raga},${i === count - 1 && count > 2 ? first : link}`);
  }
  return `Krithi,Raga,Hyperlink\n${rows.join('\n')}\n`;
};
