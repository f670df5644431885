import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { summarisePlan } from '../../../src-main/publish/index.ts';
import { failedRow, planRow } from '../../../src-main/publish/plan.ts';
import { sampleKrithi } from '../../support/postgres/sample-krithi.ts';

const row = (action: 'create' | 'unchanged') =>
  planRow(sampleKrithi(), action, { changes: [], remoteId: null, reason: null });

describe('a plan', () => {
  it('counts every action and keeps the order of its rows', () => {
    const rows = [
      row('unchanged'),
      row('create'),
      row('create'),
      failedRow(sampleKrithi(), new AppError('publish.conflict')),
      failedRow(sampleKrithi(), new AppError('publish.failed')),
    ];
    expect(summarisePlan(rows)).toEqual({ create: 2, update: 0, unchanged: 1, conflict: 1, failed: 1, rows });
  });
});
