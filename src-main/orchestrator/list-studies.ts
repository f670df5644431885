import { z } from 'zod';
import { DoctorFinding } from '../domain/authority-finding.ts';
import { type AppError, toAppError } from '../domain/errors.ts';
import type { NameKind } from '../domain/name.ts';
import type { ReviewedHomonym } from '../resolve/index.ts';
import type { Records } from '../store/index.ts';
import { AliasEffect, type Compute, Shadowed } from './compute.ts';

export type ListStudiesDeps = {
  readonly records: Records;
  readonly compute: Compute;
  /** What the keepers of the built-in list have looked at. */
  readonly reviewed: readonly ReviewedHomonym[];
  readonly onTrouble: (error: AppError) => void;
};

/** A finding with a person's answer to it, if there is one that stands. */
export type JudgedFinding = DoctorFinding & {
  readonly answer: {
    readonly change: number;
    readonly as: 'two' | 'dismissed';
    readonly who: string;
    readonly at: number;
    readonly note: string | null;
  } | null;
};

export type ShadowReport = {
  readonly kind: NameKind;
  readonly version: number;
  /** Entries tried, of how many. */
  readonly done: number;
  readonly total: number;
  readonly found: readonly Shadowed[];
};

/** Entries tried in one go, so that progress is seen and a newer request can take over. */
const shadowSlice = 40;

/** What the list looks like to somebody who tends it: findings, shadows, and what a new name would change. */
export const createListStudies = ({ records, compute, reviewed, onTrouble }: ListStudiesDeps) => {
  let examined: { readonly version: number; readonly findings: Promise<DoctorFinding[]> } | null = null;
  let shadow: { report: ShadowReport; ended: Promise<void> } | null = null;

  const examine = async (version: number): Promise<DoctorFinding[]> => {
    const answer = await compute.study({
      study: 'doctor',
      entities: records.entities.all(),
      used: records.entityUse.usedIds(),
      reviewed,
    });
    // A list that changed meanwhile is looked through again when next asked for.
    if (records.entities.version() !== version) examined = null;
    return z.array(DoctorFinding).parse(answer);
  };

  const answers = (): Map<string, JudgedFinding['answer']> => {
    const found = new Map<string, JudgedFinding['answer']>();
    for (const { seq, who, at, note, data } of records.authorityLog.ofAct('judge')) {
      if (data.finding === undefined || !records.authorityLog.stands(seq)) continue;
      found.set(data.finding.key, { change: seq, as: data.finding.answer, who, at, note });
    }
    return found;
  };

  const runShadow = async (kind: NameKind): Promise<void> => {
    const version = records.entities.version();
    const entities = records.entities.all().filter((entity) => entity.kind === kind);
    const own: { report: ShadowReport; ended: Promise<void> } = {
      report: { kind, version, done: 0, total: entities.length, found: [] },
      ended: Promise.resolve(),
    };
    shadow = own;
    const work = async (): Promise<void> => {
      for (let from = 0; from < entities.length; from += shadowSlice) {
        if (shadow !== own) break;
        const only = entities.slice(from, from + shadowSlice).map(({ id }) => id);
        const part = z.array(Shadowed).parse(await compute.study({ study: 'shadow', entities, kind, only }));
        own.report = {
          ...own.report,
          done: Math.min(entities.length, from + shadowSlice),
          found: [...own.report.found, ...part],
        };
      }
    };
    own.ended = work();
    await own.ended;
  };

  return {
    /** Findings of the present list, with the answers that people gave. */
    findings: async (): Promise<JudgedFinding[]> => {
      const version = records.entities.version();
      if (examined?.version !== version) examined = { version, findings: examine(version) };
      const current = examined;
      try {
        const judged = answers();
        return (await current.findings).map((each) => ({ ...each, answer: judged.get(each.key) ?? null }));
      } catch (thrown) {
        if (examined === current) examined = null;
        throw thrown;
      }
    },
    /** Starts it without waiting; see `shadowSoFar`. */
    startShadow: (kind: NameKind): void => {
      runShadow(kind).catch((thrown: unknown) => onTrouble(toAppError(thrown)));
    },
    /** Starts the shadow report of a kind anew and resolves when it is whole, or another took over. */
    shadow: async (kind: NameKind): Promise<ShadowReport | null> => {
      await runShadow(kind);
      return shadow?.report ?? null;
    },
    /** How far the report that was started last is. */
    shadowSoFar: (): ShadowReport | null => shadow?.report ?? null,
    /** Which printed names would be taken, or no longer be certain, if the entry had this other name. */
    effectsOfAlias: async (entityId: string, spelling: string): Promise<AliasEffect[]> =>
      z.array(AliasEffect).parse(
        await compute.study({
          study: 'alias',
          entities: records.entities.all(),
          entityId,
          spelling,
          values: records.names.everyValue(),
        }),
      ),
  };
};
export type ListStudies = ReturnType<typeof createListStudies>;
