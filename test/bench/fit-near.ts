import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { soundKey } from '../../src-main/resolve/fold/sound.ts';
import { type NameTable, buildTable, compare } from '../../src-main/resolve/name-table.ts';
import { type NearFeatures, rankOf } from '../../src-main/resolve/near-model.ts';
import { parseAuthority } from '../../src-main/resolve/index.ts';
import { baseOf } from '../../src-main/resolve/structure.ts';
import { readGold } from './eval/gold.ts';
import { type Choice, type Row, fitChoice, fitLogistic } from './fit/logistic.ts';
import { type Labelled, countNear } from './fit/near-record.ts';

/**
 * `npm run fit:near`: fits the order and the chance of near names and prints
 * the two tables of `resolve/near-model.ts`. Questions are the project's own
 * labelled names and the list's own aliases, each asked as if the list had
 * not that very spelling; one in ten is asked as if it had not the raga at all.
 */
const root = resolve(import.meta.dirname, '..', '..');
const file = join(root, 'resources', 'authority', 'authority.json');
const ragas = parseAuthority(readFileSync(file, 'utf8'), file).entities.filter(({ kind }) => kind === 'raga');
const at = new Map(ragas.map(({ id }, i) => [id, i]));

const tableOf = (): NameTable => {
  const steps = buildTable(ragas);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
const table = tableOf();

type Question = { readonly sound: string; readonly right: number };

const labelled = readGold(join(import.meta.dirname, 'sets', 'raga.tsv'), ragas)
  .filter(({ kind }) => kind === 'ONE')
  .map(({ query, ids }) => ({ sound: soundKey(baseOf(query)), right: at.get(ids[0] ?? '') ?? -1 }));
const listed = ragas.flatMap(({ name, aliases }, right) =>
  [name, ...aliases].map((text) => ({ sound: soundKey(text), right })),
);
const questions: Question[] = [
  ...new Map([...labelled, ...listed].map((each) => [`${each.sound}|${each.right}`, each])).values(),
].filter(({ sound, right }) => sound !== '' && right >= 0);

const names = [
  'sound',
  'voiceless',
  'bones',
  'begins',
  'ends',
] as const satisfies readonly (keyof NearFeatures)[];
const vector = (features: NearFeatures): number[] => names.map((name) => features[name]);

type Option = { readonly entity: number; readonly features: NearFeatures };

/** What is found for a question once the spelling itself, or the whole raga, is taken out of the list. */
const optionsFor = ({ sound, right }: Question, withoutRaga: boolean): Option[] =>
  compare(table, sound, 24)
    .filter(({ entry }) => entry.sound !== sound && !(withoutRaga && entry.entity === right))
    .map(({ entry, features }) => ({ entity: entry.entity, features }));

const choices: Choice[] = questions.flatMap((question) => {
  const options = optionsFor(question, false);
  const right = options.findIndex(({ entity }) => entity === question.right);
  return right === -1 || options.length < 2
    ? []
    : [{ options: options.map(({ features }) => vector(features)), right }];
});
const fitted = fitChoice(choices, 4000, 4);
/** A name that is the very same ranks 1. */
const whole = fitted.slice(0, 3).reduce((sum, weight) => sum + weight, 0);
const order = fitted.map((weight) => Math.round((weight / whole) * 1000) / 1000);
const [sound = 0, voiceless = 0, bones = 0, begins = 0, ends = 0] = order;
const weights: NearFeatures = { sound, voiceless, bones, begins, ends };

/** Each entity once, by its best name. */
const rankedOf = (options: readonly Option[]) => {
  const best = new Map<number, number>();
  for (const { entity, features } of options) {
    const rank = rankOf(features, weights);
    if (rank > (best.get(entity) ?? Number.NEGATIVE_INFINITY)) best.set(entity, rank);
  }
  return [...best]
    .map(([entity, rank]) => ({ entity, rank }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, 5);
};

/** Names that have no entry come as one in ten, as on the labelled sets. */
const openShare = 0.1;

const rowsOf = (question: Question, withoutRaga: boolean): Row[] => {
  const ranked = rankedOf(optionsFor(question, withoutRaga));
  return ranked.map(({ entity, rank }, i) => ({
    x: [rank, rank - (ranked[i === 0 ? 1 : 0]?.rank ?? 0), Math.min(question.sound.length, 16)],
    y: !withoutRaga && entity === question.right ? 1 : 0,
    weight: withoutRaga ? openShare : 1,
  }));
};
const rows = questions.flatMap((question) => {
  // A raga with one name only is not there at all without it.
  const hasOther = optionsFor(question, false).some(({ entity }) => entity === question.right);
  return [...(hasOther ? rowsOf(question, false) : []), ...rowsOf(question, true)];
});
const chance = fitLogistic(rows, 3000, 1);

const print = (name: string, keys: readonly string[], values: readonly number[]): void => {
  const pairs = keys.map((key, i) => `${key}: ${(values[i] ?? 0).toFixed(3)}`);
  console.log(`const ${name} = { ${pairs.join(', ')} };`);
};
console.log(`${choices.length} questions for the order, ${rows.length} candidates for the chance`);
print('rankWeights', names, order);
print('chanceWeights', ['bias', 'rank', 'lead', 'length'], chance);

/** Upper ends of the bands of chance in which near names are counted. */
const edges = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1] as const;
const all = parseAuthority(readFileSync(file, 'utf8'), file).entities;
for (const kinds of [['raga', 'deity', 'temple'], ['composer']] as const) {
  const entities = all.filter(({ kind }) => kinds.some((each) => each === kind));
  const names: Labelled[] = [
    ...kinds.flatMap((kind) =>
      readGold(join(import.meta.dirname, 'sets', `${kind}.tsv`), entities)
        .filter((row) => row.kind === 'ONE')
        .map(({ query, ids }) => ({ kind, text: query, id: ids[0] ?? '' })),
    ),
    ...entities.flatMap(({ id, kind, name, aliases }) =>
      [name, ...aliases].map((text) => ({ kind, text, id })),
    ),
  ];
  console.log(`${kinds.join(', ')}: ${names.length} names`);
  for (const { to, right, of } of countNear(entities, names, edges))
    console.log(
      `  { to: ${to}, right: ${right}, of: ${of} },${of === 0 ? '' : ` // ${((100 * right) / of).toFixed(1)} %`}`,
    );
}
