import {
  type AcceptingClass,
  type ClassCount,
  type ClassPolicy,
  type ClassTable,
  acceptingClasses,
  classNames,
  isAccepting,
} from '../domain/class-policy.ts';
import { AppError } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type { Demoted, PolicyAct, PolicyRow, Since } from '../store/class-policies.ts';
import { machine } from '../store/events.ts';
import type { Records } from '../store/index.ts';
import { createAnswerBook } from './answer-book.ts';
import { type Broken, brokenClasses } from './drift.ts';
import { type JudgedLine, talliesOf } from './judged.ts';

export type AutomationDeps = {
  readonly records: Records;
  readonly newId: NewId;
  /** The counts that hold before anyone took others. */
  readonly builtin: ClassTable;
  /** The greatest error rate that blind answers may show, 0..1. */
  readonly auditBound: () => number;
  /** Whether names in Tamil letters are accepted at all. */
  readonly acceptTamil: () => boolean;
};

/** What taking the decisions into the table would change, and from which of them. */
export type Fit = {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly counts: ClassTable;
};

type Held = Pick<PolicyRow, 'version' | 'counts' | 'demoted' | 'since' | 'fromSeq' | 'toSeq'>;

const tamilByHand = 'names in Tamil letters wait for you, as you set it';

/** Counts what people decided, and lowers or raises by it what the machine may decide by itself. */
export const createAutomation = ({ records, newId, builtin, auditBound, acceptTamil }: AutomationDeps) => {
  const log = createAnswerBook(records);

  const held = (): Held =>
    records.policies.latest() ?? {
      version: 0,
      counts: builtin,
      demoted: {},
      since: {},
      fromSeq: 0,
      toSeq: 0,
    };

  let seen = { seq: -1, bound: -1, version: -1 };

  /** Whether anything was said since the last look that could demote or lift a class. */
  const isDue = (now: typeof seen): boolean =>
    seen.bound !== now.bound || seen.version !== now.version || log.linesAfter(seen.seq).some(matters);

  const matters = ({ act, kind, key, context }: JudgedLine): boolean =>
    act === 'revert' ||
    (typeof context.evidence === 'string' && isAccepting(context.evidence)) ||
    records.audits.wasDrawn(kind, key);

  /** One step of what the machine may do: a version and its event, in one transaction. */
  const append = (
    change: Partial<Pick<PolicyRow, 'counts' | 'demoted' | 'since' | 'fromSeq' | 'toSeq' | 'restores'>>,
    step: { who: string; act: PolicyAct; evidence: AcceptingClass | null; reason: string | null },
  ): number => {
    const { version: before, ...now } = held();
    const version = records.policies.append({
      counts: now.counts,
      demoted: now.demoted,
      since: now.since,
      fromSeq: now.fromSeq,
      toSeq: now.toSeq,
      restores: null,
      before,
      ...change,
      ...step,
    });
    records.events.append({
      type: `automation.${step.act}`,
      actor: step.who,
      from: String(before),
      to: String(version),
      reason: step.reason,
      data: { evidence: step.evidence },
    });
    return version;
  };

  const demote = (evidence: AcceptingClass, why: Broken): void => {
    const at = records.store.clock.now();
    const reason = reasonOf(evidence, why, at);
    const demoted: Demoted = { ...held().demoted, [evidence]: { reason, at } };
    append({ demoted }, { who: machine, act: 'demote', evidence, reason });
    records.health.raiseAlert({
      id: newId(),
      code: alertCode(evidence),
      title: `Names are sent to review: ${classNames[evidence]}`,
      message: `${capital(foundOf(why))}. Names of this kind wait for you from now on.`,
      remedy: 'Look at what it had settled, in Health under Automation. You can let it decide again there.',
    });
  };

  const promote = (evidence: AcceptingClass, act: 'lift' | 'reinstate', who: string, since: Since): void => {
    const { [evidence]: _, ...demoted } = held().demoted;
    const reason = act === 'lift' ? 'the answers that broke its bound no longer stand' : null;
    append({ demoted, since }, { who, act, evidence, reason });
    records.health.clearAlert(alertCode(evidence));
  };

  const fit = (toSeq = log.lastSeq()): Fit => {
    const tallies = talliesOf(log.answers(toSeq));
    const counts = Object.fromEntries(
      acceptingClasses.map((evidence) => [evidence, sum(builtin[evidence], tallies.get(evidence))]),
    );
    return { fromSeq: log.firstSeq(), toSeq, counts };
  };

  const followLog = (): boolean => {
    const { demoted, since } = held();
    const broken = brokenClasses(log.answers(), since, auditBound());
    const toDemote = [...broken].filter(([evidence]) => demoted[evidence] === undefined);
    const toLift = acceptingClasses.filter((each) => demoted[each] !== undefined && !broken.has(each));
    if (toDemote.length + toLift.length === 0) return false;
    records.store.write(() => {
      for (const [evidence, why] of toDemote) demote(evidence, why);
      for (const evidence of toLift) promote(evidence, 'lift', machine, held().since);
    });
    return true;
  };

  return {
    /** What the machine may decide now; the same version, the same policy. */
    policy: (): ClassPolicy => {
      const { version, counts, demoted } = held();
      const reasons = Object.entries(demoted).map(([evidence, { reason }]) => [evidence, reason]);
      const isOpen = acceptTamil();
      return {
        version: `${version === 0 ? 'builtin' : version}${isOpen ? '' : '-tamil'}`,
        counts,
        demoted: {
          ...(isOpen ? {} : { same_tamil_spelling: tamilByHand }),
          ...Object.fromEntries(reasons),
        },
      };
    },
    builtin,
    held,
    /** What people answered, of the log up to a line. */
    answers: log.answers,
    fit,
    /**
     * Takes the counts that `fit(toSeq)` showed.
     * @throws AppError `store.bad_transition` where the table says the same already.
     */
    take: (toSeq: number, who: string): number =>
      records.store.write(() => {
        const { fromSeq, counts } = fit(toSeq);
        if (sameTable(counts, held().counts)) {
          throw new AppError('store.bad_transition', { detail: 'the table counts these decisions already' });
        }
        return append({ counts, fromSeq, toSeq }, { who, act: 'fit', evidence: null, reason: null });
      }),
    /**
     * Brings the counts of an earlier version back; 0 is the built-in table. What is demoted stays so.
     * @throws AppError `store.not_found`, or `store.bad_transition` where they hold already.
     */
    restore: (version: number, who: string): number =>
      records.store.write(() => {
        const earlier =
          version === 0 ? { counts: builtin, fromSeq: 0, toSeq: 0 } : records.policies.find(version);
        if (earlier === null) throw new AppError('store.not_found', { detail: `version ${version}` });
        const { counts, fromSeq, toSeq } = earlier;
        if (sameTable(counts, held().counts)) {
          throw new AppError('store.bad_transition', { detail: 'these counts hold already' });
        }
        return append(
          { counts, fromSeq, toSeq, restores: version },
          { who, act: 'restore', evidence: null, reason: null },
        );
      }),
    /**
     * Lets a demoted class decide again; its answers count anew from here.
     * @throws AppError `store.bad_transition` where it is not demoted.
     */
    reinstate: (evidence: AcceptingClass, who: string): void => {
      records.store.write(() => {
        const { demoted, since } = held();
        if (demoted[evidence] === undefined) {
          throw new AppError('store.bad_transition', { detail: `${classNames[evidence]} is not demoted` });
        }
        promote(evidence, 'reinstate', who, { ...since, [evidence]: log.lastSeq() });
      });
    },
    /**
     * Demotes what the log broke, and lifts what no longer is broken because an answer was
     * taken back. It follows from the log alone, so it may run as often as one likes.
     * @returns whether anything changed.
     */
    review: (): boolean => {
      const now = { seq: log.lastSeq(), bound: auditBound(), version: held().version };
      const changes = isDue(now) && followLog();
      // Only now: what could not be written is due again at the next look.
      seen = now;
      return changes;
    },
  };
};
export type Automation = ReturnType<typeof createAutomation>;

const alertCode = (evidence: AcceptingClass): string => `automation.${evidence}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const foundOf = ({ rule, wrong, of }: Broken): string =>
  rule === 'drift'
    ? `${wrong} of ${of} ${wrong === 1 ? 'was' : 'were'} reversed`
    : `${wrong} of ${of} asked blind ${wrong === 1 ? 'was' : 'were'} wrong`;

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

const reasonOf = (evidence: AcceptingClass, why: Broken, at: number): string =>
  `${classNames[evidence]}: demoted on ${day.format(at)}: ${foundOf(why)}`;

const none: ClassCount = { right: 0, of: 0 };

const sum = (one: ClassCount = none, other: ClassCount = none): ClassCount => ({
  right: one.right + other.right,
  of: one.of + other.of,
});

const sameTable = (one: ClassTable, other: ClassTable): boolean =>
  acceptingClasses.every(
    (evidence) =>
      one[evidence]?.right === other[evidence]?.right && one[evidence]?.of === other[evidence]?.of,
  );
