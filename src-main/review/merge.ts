import { AppError } from '../domain/errors.ts';
import type { NameKind } from '../domain/name.ts';
import type { DecisionRow, NewDecision } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import { type LogLine, parseLog } from './log-line.ts';
import type { LogDeps, LogWriter } from './log-writer.ts';
import { unprinted, unprintedPlace } from './override.ts';
import { foldValue } from './settle.ts';
import { createdBy } from './teach.ts';

export type Merged = {
  /** The act by which this taking in is undone; null where nothing was new. */
  readonly step: string | null;
  /** Lines that are new here. */
  readonly applied: number;
  /** Lines that were here already. */
  readonly known: number;
  /** New judgements that say what was already so. */
  readonly agreed: number;
  /** Contradictions that wait now and did not before. */
  readonly contradictions: number;
  readonly freed: number;
  readonly blocked: number;
};

/** Where a log comes from, for those who settle what it contradicts. */
export type LogSource = { readonly file: string; readonly who: string };

type MergeDeps = LogDeps & { readonly keyOf: (kind: NameKind, value: string) => string };

/** Brings logs together: lines are known by their ids, and what they mean is a fold over the set of them. */
export const createMerge = ({ records, newId, keyOf }: MergeDeps, log: LogWriter) => {
  /** Keys are folded anew: the other machine may fold by other rules. */
  const keyHere = (line: LogLine): string => (line.value === '' ? unprinted : keyOf(line.kind, line.value));

  /** What is said of a krithi whatever it prints stands in a place of its own. */
  const makePlace = (kind: NameKind, krithiId: string): void => {
    const mentions = records.names.mentionsOfKrithi(krithiId);
    if (mentions.some((mention) => mention.kind === kind && mention.source === 'person')) return;
    records.names.addMention(unprintedPlace(records, kind, krithiId).place);
  };

  /** Adds one foreign line; null when it is here already. */
  const add = (line: LogLine, number: number, arrival: string, file: string): ValueRow | null => {
    const here = records.decisions.find(line.id);
    if (here !== null) {
      if (sameLine(here, line)) return null;
      throw new AppError('review.not_a_log', {
        detail: `line ${number} has the id of a decision of this machine and says something else`,
      });
    }
    bringEntries(records, line, number, file);
    const { rests_on: _restsOn, ...rest } = line;
    const key = keyHere(line);
    const value = records.names.ensure(line.kind, key, line.value);
    const krithiId = line.krithiLink === null ? null : records.krithis.idOfLink(line.krithiLink);
    const added: NewDecision = { ...rest, key, krithiId, arrival, cameFrom: file };
    log.append(added);
    if (krithiId !== null && key === unprinted) makePlace(line.kind, krithiId);
    return value;
  };

  const take = (lines: readonly LogLine[], { file, who }: LogSource): Merged =>
    records.store.write(() => {
      const arrival = newId();
      const before = new Map<number, Before>();
      const added: LogLine[] = [];
      const disputedBefore = records.names.countDisputes();
      for (const [i, line] of lines.entries()) {
        const value = records.names.findByKey(line.kind, keyHere(line));
        const was = value === null ? null : beforeOf(records, value);
        const touched = add(line, i + 1, arrival, file);
        if (touched === null) continue;
        added.push(line);
        if (!before.has(touched.id)) before.set(touched.id, was ?? { answers: new Set() });
      }
      const agreed = added.filter((line) => {
        const value = records.names.findByKey(line.kind, keyHere(line));
        return (
          isJudgement(line) && value !== null && before.get(value.id)?.answers.has(answerText(line)) === true
        );
      }).length;
      const undone = added.flatMap((line) => targetEntities(records, line));
      const effect = log.follow(before.keys(), who, undone);
      const contradictions = Math.max(0, records.names.countDisputes() - disputedBefore);
      if (added.length > 0)
        records.events.append({
          type: 'decisions.merged',
          actor: who,
          reason: file,
          data: { step: arrival, applied: added.length, agreed, contradictions },
        });
      return {
        step: added.length === 0 ? null : arrival,
        applied: added.length,
        known: lines.length - added.length,
        agreed,
        contradictions,
        ...effect,
      };
    });

  return {
    /**
     * Takes in another log as one act; the same lines again change nothing, and
     * answers that contradict what was said here wait to be settled.
     * @throws AppError `review.not_a_log`, `review.unknown_entries`; then nothing was taken in.
     */
    takeLog: (text: string, source: LogSource): Merged =>
      take(parseLog(text, records.store.clock.now()), source),
  };
};

type Before = { readonly answers: ReadonlySet<string> };

const isJudgement = (line: Pick<LogLine, 'act'>): boolean => line.act !== 'revert' && line.act !== 'reject';

const answerText = (line: Pick<DecisionRow, 'act' | 'relation' | 'entities' | 'krithiLink'>): string =>
  JSON.stringify([line.krithiLink, line.act, line.relation, ...line.entities]);

const beforeOf = (records: Records, value: ValueRow): Before => ({
  answers: new Set(foldValue(records, value).standing.map(answerText)),
});

/** An id is never used twice; a line that differs under the same id is damaged or forged. */
const sameLine = (here: DecisionRow, line: LogLine): boolean =>
  here.at === line.at &&
  here.who === line.who &&
  here.kind === line.kind &&
  here.act === line.act &&
  here.reverts === line.reverts &&
  here.krithiLink === line.krithiLink &&
  here.relation === line.relation &&
  here.entities.join('\n') === line.entities.join('\n');

/** Entries that a line chose and that this list lacks come with it. */
const bringEntries = (records: Records, line: LogLine, number: number, file: string): void => {
  const created = line.context.created ?? null;
  const isNew = (id: string): boolean => records.entities.findEvenGone(id) === null;
  if (created !== null && isNew(created.id)) records.entities.putAll([created], 'person', line.who);
  const brought = line.rests_on.filter((entity) => line.entities.includes(entity.id) && isNew(entity.id));
  if (brought.length > 0)
    records.entities.putAll(
      brought.map((entity) => ({ ...entity, provenance: `came with ${file}` })),
      'pack',
      line.who,
    );
  const lacking = line.entities.filter(isNew);
  if (lacking.length > 0)
    throw new AppError('review.unknown_entries', { detail: `line ${number}: ${lacking.join(', ')}` });
};

/** Entries whose decisions a foreign revert took back or brought back. */
const targetEntities = (records: Records, line: LogLine): readonly string[] => {
  let target = line.reverts === null ? null : records.decisions.find(line.reverts);
  while (target !== null && target.reverts !== null) target = records.decisions.find(target.reverts);
  if (target === null) return createdBy(line) === null ? [] : line.entities;
  return target.entities;
};
