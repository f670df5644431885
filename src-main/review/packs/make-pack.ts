import { AppError } from '../../domain/errors.ts';
import { packFormat } from '../../domain/file-sort.ts';
import type { NewId } from '../../domain/ids.ts';
import type { Entity } from '../../domain/name.ts';
import {
  type PackKrithi,
  type PackSnippet,
  type PackValue,
  type ReviewPack,
  packVersion,
} from '../../domain/review-pack.ts';
import type { Records } from '../../store/index.ts';
import type { KrithiRow } from '../../store/krithi-row.ts';
import type { MentionRow, QueueFilter, ValueRow } from '../../store/names.ts';
import { rejectedFor } from '../rejected.ts';
import { madeHere } from './made-here.ts';

/** Sentences that go along with a value; the other krithis go by title. */
const snippetsOfValue = 2;
const pageSize = 200;
/** Names that one pack holds at most: those that free most krithis. */
export const mostValues = 20_000;

export type MakeDeps = {
  readonly records: Records;
  readonly newId: NewId;
  /** The sentence of the archived page that prints the name; null where there is none. */
  readonly snippet: (mention: MentionRow, link: string) => Promise<PackSnippet | null>;
};

/**
 * Makes a pack of the names that wait, most krithis first.
 * @throws AppError `review.nothing_waits` where the filter leaves nothing.
 */
export const makePack = async (
  { records, newId, snippet }: MakeDeps,
  filter: QueueFilter,
  name: string,
  who: string,
): Promise<ReviewPack> => {
  const krithis: PackKrithi[] = [];
  const places = new Map<string, number>();
  const values: PackValue[] = [];
  const named = new Set<string>();

  const placeOf = (krithi: KrithiRow): number => {
    const known = places.get(krithi.id);
    if (known !== undefined) return known;
    const { link, site, title } = krithi;
    places.set(krithi.id, krithis.length);
    krithis.push({ link, site, title, composer: composerOf(records, krithi) });
    return krithis.length - 1;
  };

  const packed = async (value: ValueRow): Promise<PackValue | null> => {
    const mentions: PackValue['mentions'] = [];
    for (const mention of records.names.mentionsOfValue(value.id)) {
      const krithi = records.krithis.find(mention.krithiId);
      if (krithi === null || mention.state !== 'waiting') continue;
      if (filter.batch !== undefined && krithi.batchId !== filter.batch) continue;
      const { position, printed } = mention;
      const isShown = mentions.length < snippetsOfValue;
      mentions.push({
        krithi: placeOf(krithi),
        position,
        printed,
        snippet: isShown ? await snippet(mention, krithi.link) : null,
      });
    }
    if (mentions.length === 0) return null;
    const { kind, key, verdict } = value;
    const note = value.state === 'unsure' ? value.note : null;
    const rejected = [...rejectedFor(records, kind, key)];
    for (const id of [...entityIdsOf(value), ...rejected]) named.add(id);
    return { kind, value: value.value, verdict, note, rejected, mentions };
  };

  let after: { waiting: number; id: number } | null = null;
  while (values.length < mostValues) {
    const page: ValueRow[] = records.names.queue(filter, after, pageSize);
    for (const value of page) {
      const one = await packed(value);
      if (one !== null) values.push(one);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) break;
    after = { waiting: last.waiting, id: last.id };
  }
  if (values.length === 0) throw new AppError('review.nothing_waits');

  const id = newId();
  const entities = [...named].flatMap((entity) => slice(records, entity));
  const pack: ReviewPack = {
    format: packFormat,
    version: packVersion,
    id,
    name,
    made_at: records.store.clock.now(),
    made_by: who,
    entities,
    krithis,
    values,
  };
  records.store.write(() => {
    madeHere.add(records, id);
    records.events.append({
      type: 'pack.made',
      actor: who,
      reason: name,
      data: { pack: id, values: values.length },
    });
  });
  return pack;
};

const entityIdsOf = ({ verdict }: ValueRow): string[] =>
  verdict === null
    ? []
    : [verdict, ...verdict.parts].flatMap(({ candidates }) => candidates.map(({ id }) => id));

const slice = (records: Records, id: string): Entity[] => {
  const entity = records.entities.find(id);
  if (entity === null) return [];
  const { source: _source, ...rest } = entity;
  return [rest];
};

const composerOf = (records: Records, krithi: KrithiRow): string | null => {
  const [mention] = records.names.mentionsOfKrithi(krithi.id).filter((m) => m.kind === 'composer');
  const [id] = mention?.state === 'resolved' ? mention.entities : [];
  return id === undefined ? (mention?.printed ?? krithi.csvComposer) : records.entities.nameOf(id);
};
