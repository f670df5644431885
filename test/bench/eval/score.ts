import type { GoldRow } from './gold.ts';

/** What a method answers to one name. */
export type Scored = {
  readonly row: GoldRow;
  readonly ranked: readonly string[];
  readonly accepted: string | null;
  /** How sure it is of its first, 0..1. */
  readonly confidence: number;
  /** The evidence class by which ours took it; undefined for rivals, which have none. */
  readonly evidence?: string;
  /** What it would take if the right entity were not in the list; undefined where that was not asked. */
  readonly acceptedWithout?: string | null;
};

export type Score = {
  readonly n: number;
  readonly accuracy_at_1: number;
  readonly recall_at_5: number;
  /** Share of all names that are taken without asking; of all rows; of the names that mean exactly one entity. */
  readonly automatic: number;
  readonly automatic_rows: number;
  readonly automatic_of_resolvable: number;
  /** Taken, and not what it means: a wrong entity, or one of several. */
  readonly wrong: number;
  readonly coverage_at_99_5: number;
  /** Taken although the right entity was removed. */
  readonly open_set_false: number;
  readonly open_set_asked: number;
  readonly open_set_false_tamil: number;
  /** Expected calibration error of the confidence in the first, over ten bins. */
  readonly calibration_error: number;
  /** How often each evidence class was right, of how many names it took: what the class table is made of. */
  readonly classes: Readonly<Record<string, { readonly right: number; readonly of: number }>>;
  readonly errors: readonly {
    readonly query: string;
    readonly accepted: string;
    readonly expected: readonly string[];
  }[];
  readonly open_set_errors: readonly { readonly query: string; readonly accepted: string }[];
};

const share = (part: number, of: number): number =>
  of === 0 ? 0 : Math.round((part / of) * 10_000) / 10_000;

const isRight = ({ row, ranked }: Scored): boolean => row.ids.includes(ranked[0] ?? '');
const isWrong = ({ row, accepted }: Scored): boolean =>
  accepted !== null && (row.kind !== 'ONE' || !row.ids.includes(accepted));

/** The most that a single threshold on the confidence could take at 99.5 % precision, chosen on this very set. */
const coverageAt = (all: readonly Scored[], precision: number): number => {
  const sorted = [...all]
    .filter(({ ranked }) => ranked.length > 0)
    .sort((a, b) => b.confidence - a.confidence);
  let best = 0;
  let right = 0;
  for (const [i, each] of sorted.entries()) {
    if (each.row.kind === 'ONE' && isRight(each)) right += 1;
    const next = sorted[i + 1];
    // A threshold cannot part names of one confidence.
    if (next !== undefined && next.confidence === each.confidence) continue;
    if (right / (i + 1) >= precision) best = i + 1;
  }
  return share(best, all.length);
};

const calibrationError = (all: readonly Scored[]): number => {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, sure: 0, right: 0 }));
  const asked = all.filter(
    ({ row, ranked }) => ranked.length > 0 && (row.kind === 'ONE' || row.kind === 'NONE'),
  );
  for (const each of asked) {
    const bin = bins[Math.min(9, Math.floor(each.confidence * 10))];
    if (bin === undefined) continue;
    bin.n += 1;
    bin.sure += each.confidence;
    if (isRight(each)) bin.right += 1;
  }
  const sum = bins.reduce((total, bin) => total + Math.abs(bin.sure - bin.right), 0);
  return share(sum, asked.length);
};

const classesOf = (automatic: readonly Scored[]): Score['classes'] => {
  const byClass = Map.groupBy(
    automatic.filter(({ evidence }) => evidence !== undefined),
    ({ evidence = '' }) => evidence,
  );
  return Object.fromEntries(
    [...byClass].map(([evidence, taken]) => [
      evidence,
      { right: taken.filter((each) => !isWrong(each)).length, of: taken.length },
    ]),
  );
};

const isTamil = (text: string): boolean => /[\u0B80-\u0BFF]/.test(text);

/** All figures of one method on one set. */
export const scoreOf = (all: readonly Scored[]): Score => {
  const resolvable = all.filter(({ row }) => row.kind === 'ONE');
  const named = all.filter(({ row }) => row.kind === 'ONE' || row.kind === 'AMBIG');
  const automatic = all.filter(({ accepted }) => accepted !== null);
  const rows = all.reduce((sum, { row }) => sum + row.rows, 0);
  const open = all.filter(({ acceptedWithout }) => acceptedWithout !== undefined);
  const fooled = open.filter(({ acceptedWithout }) => acceptedWithout !== null);
  return {
    n: all.length,
    accuracy_at_1: share(named.filter(isRight).length, named.length),
    recall_at_5: share(
      named.filter(({ row, ranked }) => ranked.slice(0, 5).some((id) => row.ids.includes(id))).length,
      named.length,
    ),
    automatic: share(automatic.length, all.length),
    automatic_rows: share(
      automatic.reduce((sum, { row }) => sum + row.rows, 0),
      rows,
    ),
    automatic_of_resolvable: share(
      resolvable.filter(({ accepted }) => accepted !== null).length,
      resolvable.length,
    ),
    wrong: all.filter(isWrong).length,
    coverage_at_99_5: coverageAt(all, 0.995),
    open_set_false: fooled.length,
    open_set_asked: open.length,
    open_set_false_tamil: fooled.filter(({ row }) => isTamil(row.query)).length,
    calibration_error: calibrationError(all),
    classes: classesOf(automatic),
    errors: all
      .filter(isWrong)
      .map(({ row, accepted }) => ({ query: row.query, accepted: accepted ?? '', expected: row.ids })),
    open_set_errors: fooled.map(({ row, acceptedWithout }) => ({
      query: row.query,
      accepted: acceptedWithout ?? '',
    })),
  };
};
