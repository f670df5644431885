import { titleKey } from '../../resolve/index.ts';
import {
  type ItemResult,
  type KrithiQuery,
  createKrithiLog,
  createKrithiSearch,
} from '../../review/index.ts';
import type { KrithiPlace } from '../../store/krithi-list.ts';
import { KrithiState } from '../../domain/batch.ts';
import { krithiDetail, krithiRowView } from '../api/krithi-views.ts';
import { UsageError, exit } from './exit.ts';
import { type Output, createOutput } from './output.ts';
import { type CommonOptions, withEngine, withRecords } from './session.ts';

const pageSize = 500;

/** Terms that say yes or no of a krithi, with their opposites. */
const marks = ['duplicates', 'flags', 'edited', 'strong'] as const;
const usage =
  'use all, state=…, batch=…, site=…, composer=ID, raga=ID, text=…, quality>=0.9, quality<=0.5, and duplicates, flags, edited or strong, each also with no-';

/** `state=in_review,batch=ID,quality>=0.9,no-duplicates,no-flags,strong,text=…`. */
export const parseWhere = (text: string): KrithiQuery => {
  const filter: { -readonly [K in keyof KrithiQuery]: KrithiQuery[K] } = {};
  for (const term of text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const match = /^([a-z-]+)(?:(>=|<=|=)(.*))?$/.exec(term);
    const [, name, operator, value = ''] = match ?? [];
    const mark = marks.find((each) => name === each || name === `no-${each}`);
    const share = Number(value);
    if (name === 'state' && operator === '=') {
      const state = KrithiState.safeParse(value);
      if (!state.success) throw new UsageError(`state is one of ${KrithiState.options.join(', ')}`);
      filter.state = state.data;
    } else if (
      operator === '=' &&
      (name === 'batch' || name === 'site' || name === 'composer' || name === 'raga' || name === 'text')
    )
      filter[name] = value;
    else if (name === 'quality' && operator === '>=' && Number.isFinite(share)) filter.minQuality = share;
    else if (name === 'quality' && operator === '<=' && Number.isFinite(share)) filter.maxQuality = share;
    else if (mark !== undefined && operator === undefined) filter[mark] = name === mark;
    else if (name !== 'all') throw new UsageError(`"${term}" is no filter; ${usage}`);
  }
  return filter;
};

export const listKrithis = (options: CommonOptions & { readonly where?: string }): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput(options);
    const query = parseWhere(options.where ?? 'all');
    const search = createKrithiSearch(records, titleKey);
    const order = { by: 'listed', down: false } as const;
    let after: KrithiPlace | null = null;
    for (;;) {
      const page = search.page(query, order, after, pageSize);
      for (const row of page) {
        const view = krithiRowView(row);
        output.line(
          view,
          () => `${view.id}\t${view.state}\t${view.title}\t${view.ragas.join(' - ')}\t${view.quality ?? ''}`,
        );
      }
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return exit.done;
      after = { value: last.id, id: last.id };
    }
  });

export const showKrithi = (id: string, options: CommonOptions): Promise<number> =>
  withRecords(options, (records) => {
    const detail = krithiDetail(records, createKrithiLog(records).stands, records.krithis.get(id));
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
    const chosen =
      options.where === undefined
        ? ids
        : engine.krithiSearch.ids({ ...parseWhere(options.where), state: 'in_review' });
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
