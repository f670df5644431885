import { AppError, toAppError } from '../../domain/errors.ts';
import type { FieldEvidence } from '../../domain/krithi.ts';
import type { NameKind } from '../../domain/name.ts';
import {
  foldValue,
  placeOf,
  saidWithoutPlace,
  settleMention,
  unprintedPlace,
  waitsForName,
} from '../../review/index.ts';
import type { Records } from '../../store/index.ts';
import type { KrithiRow } from '../../store/krithi-row.ts';
import type { MentionRow, MentionSource, NewMention, ValueRow } from '../../store/names.ts';
import type { TaskRow } from '../../store/tasks.ts';
import type { AuditDraw } from '../audit-draw.ts';
import { type Outcome, krithiIdOf, queueNext } from '../handler.ts';
import type { NameService } from '../names.ts';

/** A name as printed, and where. */
export type PrintedName = {
  readonly kind: NameKind;
  readonly position: number;
  readonly printed: string;
  readonly source: MentionSource;
  readonly span: { readonly start: number; readonly end: number } | null;
};

export type ResolveDeps = {
  readonly audits: AuditDraw;
  readonly records: Records;
  readonly names: NameService;
  readonly keyOf: (kind: NameKind, value: string) => string;
};

const spanOf = (field: FieldEvidence | undefined): PrintedName['span'] =>
  field === undefined ? null : { start: field.start, end: field.end };

/**
 * The names that a krithi prints. The manifest's cell is the curator's own word
 * and goes first; the page fills what the manifest leaves open. A ragamalika
 * that the page lists is one name a raga, in order. No tala is no name: it is
 * never invented.
 */
export const namesOf = (krithi: KrithiRow, composerOfBatch: string | null): PrintedName[] => {
  const { extraction } = krithi;
  const fields = extraction?.fields ?? {};
  const names: PrintedName[] = [];
  const add = (
    kind: NameKind,
    position: number,
    printed: string | null | undefined,
    source: MentionSource,
  ): void => {
    const text = printed?.trim();
    if (text === undefined || text === '') return;
    names.push({
      kind,
      position,
      printed: text,
      source,
      span: spanOf(fields[position === 0 ? kind : `${kind}.${position}`]),
    });
  };

  if (krithi.csvComposer !== null) add('composer', 0, krithi.csvComposer, 'manifest');
  else if (composerOfBatch !== null) add('composer', 0, composerOfBatch, 'source_default');
  else add('composer', 0, extraction?.composer, 'page');

  const listed = extraction?.is_ragamalika === true && extraction.ragas.length > 1;
  if (listed) extraction.ragas.forEach((raga, i) => add('raga', i, raga, 'page'));
  else if (krithi.csvRaga !== null) add('raga', 0, krithi.csvRaga, 'manifest');
  else add('raga', 0, extraction?.ragas.join(' - '), 'page');

  if (krithi.csvTala !== null) add('tala', 0, krithi.csvTala, 'manifest');
  else add('tala', 0, extraction?.tala, 'page');
  return names;
};

/** The krithi of a task with its names, or why it cannot be read: then its own task alone fails. */
const readNames = (
  records: Records,
  task: TaskRow,
): { readonly krithi: KrithiRow; readonly printed: readonly PrintedName[] } | AppError => {
  try {
    const krithi = records.krithis.get(krithiIdOf(task));
    const composer = records.batches.find(krithi.batchId)?.options.composer ?? null;
    return { krithi, printed: namesOf(krithi, composer) };
  } catch (thrown) {
    return toAppError(thrown);
  }
};

/** Resolves the names of many krithis at once: distinct values are asked for, not rows. */
export const createResolveHandler =
  ({ records, names, audits, keyOf }: ResolveDeps) =>
  async (tasks: readonly TaskRow[]): Promise<Outcome[]> => {
    const work = tasks.map((task) => ({ task, read: readNames(records, task) }));
    const queries = work.flatMap(({ read }) =>
      read instanceof AppError
        ? []
        : read.printed.map((name) => ({
            kind: name.kind,
            value: name.printed,
            site: read.krithi.site,
            batchId: read.krithi.batchId,
            composer: null,
          })),
    );
    const values = await names.valuesFor(queries);
    const drawn = await audits.drawn(
      queries.flatMap((query) => {
        const value = values.get(`${query.kind}|${keyOf(query.kind, query.value)}`);
        return value === undefined ? [] : [{ value, batchId: query.batchId, query }];
      }),
    );

    // Settled inside the transaction, from the log as it is then: a decision may have come meanwhile.
    return work.map(({ task, read }) => () => {
      if (read instanceof AppError) throw read;
      const { krithi, printed } = read;
      const former = records.names.mentionsOfKrithi(krithi.id);
      const said = former.filter((m) => m.source === 'person');
      const mentions: NewMention[] = [
        ...printed.map((name) =>
          mentionOf(
            records,
            krithi,
            former,
            name,
            values.get(`${name.kind}|${keyOf(name.kind, name.printed)}`),
          ),
        ),
        ...said,
        ...saidBefore(records, krithi, former),
      ];
      const waits = waitsForName(mentions);
      return {
        end: waits
          ? { state: 'blocked', code: 'resolve.waiting', message: waitingFor(mentions) }
          : { state: 'succeeded' },
        write: () => {
          records.names.replaceMentions(krithi.id, mentions);
          audits.record(drawn, krithi.batchId, mentions);
          if (waits) records.krithis.markAsked(krithi.id);
          else queueNext(records, task, 'review_prep');
        },
      };
    });
  };

/** What people said of a krithi, whatever it prints, before it came here: by its link, in a log that was taken in. */
const saidBefore = (records: Records, krithi: KrithiRow, former: readonly MentionRow[]): NewMention[] =>
  saidWithoutPlace(records, krithi.link, former).map((kind) => {
    const { place, value } = unprintedPlace(records, kind, krithi.id);
    return { ...place, ...settleMention(records, foldValue(records, value), value, place, placeOf(krithi)) };
  });

const mentionOf = (
  records: Records,
  krithi: KrithiRow,
  former: readonly MentionRow[],
  name: PrintedName,
  known: ValueRow | undefined,
): NewMention => {
  if (known === undefined) throw new Error(`no value for ${name.kind} ${name.printed}`);
  const value = records.names.get(known.id);
  const before = former.find(
    (m) => m.kind === name.kind && m.position === name.position && m.valueId === value.id,
  );
  const mention = { ...name, ownEntity: before?.ownEntity ?? null };
  const settlement = settleMention(records, foldValue(records, value), value, mention, placeOf(krithi));
  return {
    krithiId: krithi.id,
    kind: name.kind,
    position: name.position,
    printed: name.printed,
    source: name.source,
    spanStart: name.span?.start ?? null,
    spanEnd: name.span?.end ?? null,
    valueId: value.id,
    ...settlement,
  };
};

const waitingFor = (mentions: readonly NewMention[]): string =>
  mentions
    .filter((m) => m.state === 'waiting')
    .map((m) => `${m.kind} ${m.printed}`)
    .join(', ');
