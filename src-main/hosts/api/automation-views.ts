import type {
  AutomationOverview,
  BatchErrors,
  ClassFigures,
  FitPreview,
  Share,
  TableVersion,
} from '../../contract/automation.ts';
import { type AcceptingClass, type ClassTable, acceptingClasses, rateOf } from '../../domain/class-policy.ts';
import type { EvidenceClass } from '../../domain/name.ts';
import type { Engine } from '../../engine.ts';
import { type Answer, talliesOf } from '../../review/index.ts';

/** What the figures are read from: an engine, or a store opened beside one. */
export type Measured = Pick<Engine, 'records' | 'automation' | 'settings'>;

/** Batches that Automation tells of, newest first. */
const shownBatches = 8;
const shownVersions = 200;
/** Open names whose first candidate is worth a figure. */
const proposing = ['near', 'tie', 'alternatives'] as const satisfies readonly EvidenceClass[];

const shareOf = (n: number, of: number): Share => ({ n, of, ...rateOf({ right: n, of }) });

const inTable = (table: ClassTable, evidence: AcceptingClass): Share => {
  const { right, of } = table[evidence] ?? { right: 0, of: 0 };
  return shareOf(right, of);
};

const decidedIn = (answers: readonly Answer[], evidence: EvidenceClass): Share => {
  const { right, of } = talliesOf(answers).get(evidence) ?? { right: 0, of: 0 };
  return shareOf(right, of);
};

const wrongIn = (answers: readonly Answer[]): Share =>
  shareOf(answers.filter(({ right }) => !right).length, answers.length);

/** How many of the names that a batch settled without anyone are wrong at most. */
const batchErrors = (engine: Measured, counts: ClassTable): BatchErrors[] =>
  engine.records.batches
    .list(false)
    .slice(0, shownBatches)
    .map(({ id, name }) => {
      const own = engine.records.audits.ownOfBatch(id);
      return {
        id,
        name,
        names: own.reduce((sum, { names }) => sum + names, 0),
        expected: own.reduce(
          (sum, { evidence, names }) => sum + names * (1 - inTable(counts, evidence).low),
          0,
        ),
      };
    })
    .filter(({ names }) => names > 0);

/** How sure the machine is, as it was measured. */
export const overviewOf = (engine: Measured): AutomationOverview => {
  const { counts, demoted, version } = engine.automation.held();
  const { demoted: waiting } = engine.automation.policy();
  const { auditShare, auditBound } = engine.settings.get();
  const answers = engine.automation.answers();
  const blind = answers.filter(({ audit }) => audit);
  const classes = acceptingClasses.map((evidence): ClassFigures => {
    const demotion = demoted[evidence];
    const state = demotion !== undefined ? 'demoted' : evidence in waiting ? 'by_setting' : 'automatic';
    return {
      evidence,
      state,
      reason: demotion?.reason ?? null,
      since: demotion?.at ?? null,
      right: inTable(counts, evidence),
      decided: decidedIn(answers, evidence),
      audited: wrongIn(blind.filter((answer) => answer.evidence === evidence)),
    };
  });
  return {
    version,
    share: auditShare,
    bound: auditBound,
    audited: wrongIn(blind),
    classes,
    proposals: proposing.map((evidence) => ({ evidence, right: decidedIn(answers, evidence) })),
    batches: batchErrors(engine, counts),
  };
};

export const previewOf = (engine: Measured): FitPreview => {
  const { counts } = engine.automation.held();
  const fit = engine.automation.fit();
  const answers = engine.automation.answers(fit.toSeq);
  const classes = acceptingClasses.map((evidence) => ({
    evidence,
    before: inTable(counts, evidence),
    decided: decidedIn(answers, evidence),
    after: inTable(fit.counts, evidence),
  }));
  return {
    fromSeq: fit.fromSeq,
    toSeq: fit.toSeq,
    classes,
    changes: classes.some(({ before, after }) => before.n !== after.n || before.of !== after.of),
  };
};

/** Every version, newest first; the built-in table is the last. */
export const versionsOf = (engine: Measured): TableVersion[] => {
  const { policies } = engine.records;
  const rows = policies.newest(shownVersions);
  const now = JSON.stringify(engine.automation.held().counts);
  return [
    ...rows.map((row) => ({
      version: row.version,
      at: row.at,
      who: row.who,
      act: row.act,
      evidence: row.evidence,
      reason: row.reason,
      fromSeq: row.fromSeq,
      toSeq: row.toSeq,
      restores: row.restores,
      holds: JSON.stringify(row.counts) === now,
    })),
    {
      version: 0,
      at: null,
      who: null,
      act: 'builtin' as const,
      evidence: null,
      reason: null,
      fromSeq: 0,
      toSeq: 0,
      restores: null,
      holds: JSON.stringify(engine.automation.builtin) === now,
    },
  ];
};
