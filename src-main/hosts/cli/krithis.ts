import type { ItemResult } from '../../review/index.ts';
import type { KrithiFilter } from '../../store/krithis.ts';
import { KrithiState } from '../../domain/batch.ts';
import { krithiDetail, krithiRowView } from '../api/krithi-views.ts';
import { UsageError, exit } from './exit.ts';
import { type Output, createOutput } from './output.ts';
import { type CommonOptions, withEngine, withRecords } from './session.ts';

const pageSize = 500;

/** `state=in_review,batch=ID,quality>=0.9,no-duplicates,no-flags,text=…`. */
export const parseWhere = (text: string): KrithiFilter => {
  const filter: { -readonly [K in keyof KrithiFilter]: KrithiFilter[K] } = {};
  for (const term of text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const match = /^([a-z-]+)(?:(>=|=)(.*))?$/.exec(term);
    const [, name, operator, value = ''] = match ?? [];
    if (name === 'state' && operator === '=') {
      const state = KrithiState.safeParse(value);
      if (!state.success) throw new UsageError(`state is one of ${KrithiState.options.join(', ')}`);
      filter.state = state.data;
    } else if (name === 'batch' && operator === '=') filter.batch = value;
    else if (name === 'text' && operator === '=') filter.text = value;
    else if (name === 'quality' && operator === '>=' && Number.isFinite(Number(value)))
      filter.minQuality = Number(value);
    else if (name === 'no-duplicates') filter.noDuplicates = true;
    else if (name === 'no-flags') filter.noFlags = true;
    else if (name !== 'all') {
      throw new UsageError(
        `"${term}" is no filter; use all, state=…, batch=…, text=…, quality>=0.9, no-duplicates, no-flags`,
      );
    }
  }
  return filter;
};

export const listKrithis = (options: CommonOptions & { readonly where?: string }): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput(options);
    const filter = parseWhere(options.where ?? 'all');
    let after = '';
    for (;;) {
      const page = records.krithis.page(filter, after, pageSize);
      for (const row of page) {
        const view = krithiRowView(records, row);
        output.line(
          view,
          () => `${view.id}\t${view.state}\t${view.title}\t${view.ragas.join(' - ')}\t${view.quality ?? ''}`,
        );
      }
      after = page.at(-1)?.id ?? after;
      if (page.length < pageSize) return exit.done;
    }
  });

export const showKrithi = (id: string, options: CommonOptions): Promise<number> =>
  withRecords(options, (records) => {
    const detail = krithiDetail(records, records.krithis.get(id));
    createOutput(options).result(detail, () => JSON.stringify(detail, null, 2));
    return exit.done;
  });

const report = (output: Output, results: readonly ItemResult[]): number => {
  const changed = results.filter((r) => r.ok).length;
  for (const r of results) if (!r.ok) output.note(`${r.id}: ${r.message ?? ''}`);
  output.result({ changed, results }, () => `${changed} of ${results.length} changed.`);
  if (changed === results.length) return exit.done;
  return changed === 0 ? exit.failed : exit.partly;
};

export const approveKrithis = (
  ids: readonly string[],
  options: CommonOptions & { readonly where?: string; readonly who: string },
): Promise<number> => {
  if (ids.length === 0 && options.where === undefined) throw new UsageError('name krithis, or give --where');
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    const chosen = options.where === undefined ? ids : engine.approval.matching(parseWhere(options.where));
    const rule = options.where === undefined ? null : `by rule ${options.where}`;
    return report(output, engine.approval.judgeMany(chosen, 'approve', options.who, rule));
  });
};

export const rejectKrithis = (
  ids: readonly string[],
  options: CommonOptions & { readonly reason: string; readonly who: string },
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) =>
    report(output, engine.approval.judgeMany(ids, 'reject', options.who, options.reason)),
  );
};
