import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';
import { AliasScope, Entity, NameKind, Relation } from '../domain/name.ts';
import { type DecisionRow, decisionActs } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import { createdBy } from './teach.ts';

const Id = z.string().min(1).max(200);
const Words = z.string().max(5000);

/**
 * One line of an exported decision log: keyed by value and link, so it applies
 * on any machine. Fields that came later have defaults, so that old logs are read.
 */
export const LogLine = z.object({
  id: Id,
  at: z.number().int().min(0).max(8.64e15),
  who: Words,
  kind: NameKind,
  key: Words,
  value: Words,
  act: z.enum(decisionActs),
  entities: z.array(Id).max(80),
  krithiId: Id.nullable(),
  krithiLink: Words.nullable(),
  alias: AliasScope.nullable(),
  aliasScopeId: Words.nullable(),
  leavesOut: z.array(Words).max(2000),
  reverts: Id.nullable(),
  relation: Relation.default('equal'),
  step: Id.nullable().default(null),
  knew: z.array(Id).max(10_000).nullable().default(null),
  note: Words.nullable(),
  context: z.looseObject({ created: Entity.nullable().optional() }),
  /** Entries that the decision chose and that not every Krithi Desk has. */
  rests_on: z.array(Entity).max(80).default([]),
});
export type LogLine = z.infer<typeof LogLine>;

/** A line as it leaves this machine. Where it came from stays here. */
export const toLogLine = (records: Records, row: DecisionRow): LogLine => {
  const { seq: _seq, arrival: _arrival, cameFrom: _cameFrom, ...line } = row;
  const own = createdBy(row)?.id;
  const restsOn = row.entities
    .map((id) => records.entities.findEvenGone(id))
    .filter((entity) => entity !== null)
    .filter(({ id, source }) => source !== 'builtin' && id !== own)
    .map(({ source: _source, ...entity }) => entity);
  return LogLine.parse({ ...line, rests_on: restsOn });
};

const notALog = (line: number, why: string, cause?: unknown): AppError =>
  new AppError('review.not_a_log', { detail: `line ${line}: ${why}`, cause });

/**
 * Reads a log, JSON Lines, whole or not at all.
 * @param now a line of long after it is refused: the own lines after it would have to be later still.
 * @throws AppError `review.not_a_log` naming the line that is none of ours.
 */
export const parseLog = (text: string, now: number): LogLine[] =>
  text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line, i) => ({ text: line.trim(), number: i + 1 }))
    .filter((line) => line.text !== '')
    .map((line) => parseLine(line.text, line.number, now));

const parseLine = (text: string, number: number, now: number): LogLine => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    throw notALog(number, 'this is not JSON', thrown);
  }
  const parsed = LogLine.safeParse(json);
  if (parsed.success && parsed.data.at <= now + limits.clockAheadMs) return parsed.data;
  if (parsed.success)
    throw notALog(number, `it was written on ${new Date(parsed.data.at).toISOString()}, by a wrong clock`);
  const [issue] = parsed.error.issues;
  throw notALog(number, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
};
