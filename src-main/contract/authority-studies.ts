import { z } from 'zod';
import { NameKind } from '../domain/name.ts';
import { FilePlan, Finding, ListEffect, ShadowReport } from './authority-shapes.ts';
import { Id, Text, procedure } from './base.ts';

/** The authority list looked through, and taken in or given out as a file. */
const root = '/v1/admin/authority';
const post = (path: string) => procedure.route({ method: 'POST', path: `${root}${path}` });
const get = (path: string) => procedure.route({ method: 'GET', path: `${root}${path}` });
const FileInput = z.strictObject({
  handle: Id,
  /** add: what the file lacks stays; replace: the list is the file's, but for what is in use. */
  mode: z.enum(['add', 'replace']).default('add'),
});

export const authorityStudies = {
  doctor: get('/doctor').output(z.object({ findings: z.array(Finding) })),
  answerFinding: post('/doctor')
    .input(
      z.strictObject({
        key: z.string().min(1).max(2000),
        about: z.array(z.string()).max(20),
        answer: z.enum(['two', 'dismissed']),
        note: Text.default(''),
      }),
    )
    .output(ListEffect),
  startShadow: post('/shadow')
    .input(z.strictObject({ kind: NameKind }))
    .output(ShadowReport.nullable()),
  shadow: get('/shadow').output(ShadowReport.nullable()),
  planFile: post('/files/plan').input(FileInput).output(FilePlan),
  takeFile: post('/files').input(FileInput).output(ListEffect),
  /** Writes the list as a file to fetch: as it is, or as it was. */
  exportFile: post('/export')
    .input(z.strictObject({ version: z.number().int().nonnegative().optional() }))
    .output(z.object({ download: Id, entries: z.number().int() })),
};
