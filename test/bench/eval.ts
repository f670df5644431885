import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NameKind } from '../../src-main/domain/name.ts';
import { buildSynonyms, parseAuthority } from '../../src-main/resolve/index.ts';
import { readGold } from './eval/gold.ts';
import { ourAnswers, rivalAnswers, rivals } from './eval/methods.ts';
import { type Score, scoreOf } from './eval/score.ts';

/**
 * `npm run eval`: name resolution beside its rivals, on labelled sets. Without
 * arguments on the project's own sets, the held-out ones too, and its list; with `--kind K --set FILE
 * [--authority FILE]` on any. Tables on standard error, `--json` on standard
 * output; `--quick` leaves the rivals out.
 */
const root = resolve(import.meta.dirname, '..', '..');
const builtin = join(root, 'resources', 'authority', 'authority.json');
const { values: options } = parseArgs({
  options: {
    kind: { type: 'string' },
    set: { type: 'string' },
    authority: { type: 'string', default: builtin },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});

type Report = Score & {
  readonly kind: NameKind;
  readonly set: string;
  readonly rivals: Readonly<Record<string, Score>>;
};

const read = (file: string) => parseAuthority(readFileSync(file, 'utf8'), file).entities;
const authority = { entities: read(options.authority) };
/** As in the app: what the built-in list knows by other names is offered, whatever list is in use. */
const synonyms = buildSynonyms(read(builtin));

const evaluate = (kind: NameKind, set: string): Report => {
  const gold = readGold(set, authority.entities);
  const ours = scoreOf(ourAnswers(authority.entities, kind, gold, synonyms));
  const others = options.quick
    ? {}
    : Object.fromEntries(
        rivals.map((rival) => [
          `${rival.name} ${rival.version}`,
          scoreOf(rivalAnswers(rival, authority.entities, kind, gold)),
        ]),
      );
  return { kind, set, ...ours, rivals: others };
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);

const print = (report: Report): void => {
  console.error(`\n${report.kind}, ${report.set}: ${report.n} names`);
  console.error(
    `${'method'.padEnd(40)}${'acc@1'.padStart(8)}${'rec@5'.padStart(9)}${'auto'.padStart(9)}${'rows'.padStart(9)}${'wrong'.padStart(7)}${'c99.5'.padStart(9)}${'open'.padStart(6)}`,
  );
  const line = (name: string, score: Score): void =>
    console.error(
      `${name.padEnd(40)}${percent(score.accuracy_at_1)} ${percent(score.recall_at_5)} ${percent(score.automatic)} ${percent(score.automatic_rows)}${String(score.wrong).padStart(7)} ${percent(score.coverage_at_99_5)}${String(score.open_set_false).padStart(6)}`,
    );
  line('Krithi Desk', report);
  for (const [name, score] of Object.entries(report.rivals)) line(name, score);
  console.error(
    `of the resolvable ${percent(report.automatic_of_resolvable).trim()} automatic; open set: ${report.open_set_false} of ${report.open_set_asked}, ${report.open_set_false_tamil} of them Tamil; calibration error ${report.calibration_error}`,
  );
  const classes = Object.entries(report.classes).map(
    ([evidence, { right, of }]) => `${evidence} ${right} of ${of}`,
  );
  console.error(`taken by class: ${classes.join(', ')}`);
  for (const error of report.errors)
    console.error(
      `  wrong: ${error.query} taken for ${error.accepted}, means ${error.expected.join(' or ') || 'none'}`,
    );
  for (const error of report.open_set_errors)
    console.error(`  open set: ${error.query} taken for ${error.accepted}`);
};

const own = ['.', 'held-out'].flatMap((folder) =>
  NameKind.options
    .map((kind) => ({ kind, set: join(import.meta.dirname, 'sets', folder, `${kind}.tsv`) }))
    .filter(({ set }) => existsSync(set)),
);
const chosen =
  options.set === undefined
    ? own.filter(({ kind }) => options.kind === undefined || kind === options.kind)
    : [{ kind: NameKind.parse(options.kind), set: options.set }];
const reports = chosen.map(({ kind, set }) => evaluate(kind, set));
for (const report of reports) print(report);
if (options.json) console.log(JSON.stringify(options.set === undefined ? reports : reports[0]));
