import { writeFile } from 'node:fs/promises';
import { planFile, takeFile } from '../../orchestrator/list-import.ts';
import type { ShadowReport } from '../../orchestrator/list-studies.ts';
import { listAt } from '../../orchestrator/list-versions.ts';
import { writeAuthority } from '../../resolve/index.ts';
import type { Engine } from '../../engine.ts';
import { after, fieldViews, shownChanges } from './authority-follow.ts';
import { readWhole } from '../read-whole.ts';
import { type Context, api, whoIs } from './context.ts';

const reportView = (engine: Engine, report: ShadowReport | null) =>
  report === null
    ? null
    : {
        kind: report.kind,
        done: report.done,
        total: report.total,
        stale: report.version !== engine.records.entities.version(),
        found: [...report.found],
      };

const readHandle = async (context: Context, handle: string): Promise<{ text: string; name: string }> => {
  const { path, name } = context.files.find(handle);
  return { text: (await readWhole(path)).toString('utf8'), name };
};

export const authorityStudyProcedures = {
  doctor: api.authority.doctor.handler(async ({ context: { engine } }) => ({
    findings: await engine.studies.findings(),
  })),
  answerFinding: api.authority.answerFinding.handler(({ input, context }) =>
    context.engine.authority.judge(
      { key: input.key, answer: input.answer },
      input.about,
      input.note,
      whoIs(context),
    ),
  ),
  startShadow: api.authority.startShadow.handler(({ input, context: { engine } }) => {
    engine.studies.startShadow(input.kind);
    return reportView(engine, engine.studies.shadowSoFar());
  }),
  shadow: api.authority.shadow.handler(({ context: { engine } }) =>
    reportView(engine, engine.studies.shadowSoFar()),
  ),
  planFile: api.authority.planFile.handler(async ({ input, context }) => {
    const { text, name } = await readHandle(context, input.handle);
    const plan = planFile(context.engine.records, text, name, input.mode);
    return {
      name,
      version: plan.version,
      counts: plan.counts,
      changes: fieldViews(plan.changes, shownChanges),
      problems: [...plan.problems],
    };
  }),
  takeFile: api.authority.takeFile.handler(async ({ input, context }) => {
    const { engine } = context;
    const { text, name } = await readHandle(context, input.handle);
    return after(context, takeFile(engine.records, engine.authority, text, name, input.mode, whoIs(context)));
  }),
  exportFile: api.authority.exportFile.handler(async ({ input, context }) => {
    const { records } = context.engine;
    const version = input.version ?? records.entities.version();
    const entities = listAt(records, version);
    const file = await context.files.newDownload(`authority-${version}.json`);
    await writeFile(file.path, writeAuthority(entities, String(version)));
    return { download: file.id, entries: entities.length };
  }),
};
