import type { Extraction, Section } from '../../../src-main/domain/krithi.ts';
import { newId } from '../../../src-main/domain/ids.ts';
import type { NameKind } from '../../../src-main/domain/name.ts';
import { lyricSkeleton } from '../../../src-main/extract/index.ts';
import {
  type ApprovalVerb,
  createApproval,
  createKrithiBulk,
  createDecisions,
  createKrithiLog,
  createKrithiSearch,
  createPrepare,
  drain,
  waitsForName,
} from '../../../src-main/review/index.ts';
import { titleKey } from '../../../src-main/resolve/index.ts';
import { machine } from '../../../src-main/store/events.ts';
import type { Records } from '../../../src-main/store/index.ts';
import type { NewMention } from '../../../src-main/store/names.ts';
import { sectionsOf } from '../postgres/sample-krithi.ts';
import { makeBatch, makeKrithi } from './make.ts';
import { plainKey } from './review-world.ts';

export const extraction = (more: Partial<Extraction> = {}): Extraction => ({
  title: 'endarO',
  composer: 'Tyagaraja',
  ragas: ['SrI'],
  tala: null,
  is_ragamalika: false,
  sections: sectionsOf(),
  meaning: null,
  notes: null,
  gist: null,
  form: 'KRITHI',
  language: 'te',
  adapter: 'thyagaraja-vaibhavam',
  adapter_version: '1',
  confidence: 0.9,
  fields: {},
  flags: [],
  ...more,
});

/** A lyric in Latin letters: a pallavi and a charanam. */
export const latinLyric = (pallavi: string, charanam: string): Section[] => [
  { script: 'latin', kind: 'pallavi', ordinal: 1, text: pallavi },
  { script: 'latin', kind: 'charanam', ordinal: 1, text: charanam },
];

const entries: readonly (readonly [string, NameKind, string])[] = [
  ['composer:tyagaraja', 'composer', 'Tyagaraja'],
  ['composer:dikshitar', 'composer', 'Muthuswami Dikshitar'],
  ['raga:sri', 'raga', 'Sri'],
  ['raga:kalyani', 'raga', 'Kalyani'],
  ['raga:todi', 'raga', 'Todi'],
  ['tala:adi', 'tala', 'Adi'],
  ['deity:rama', 'deity', 'Rama'],
];

type Names = { readonly composer?: string | null; readonly ragas?: readonly string[] };

/** A store with prepared krithis, and everything that judges them over the same log. */
export const judgingWorld = (records: Records) => {
  const batch = makeBatch(records);
  records.store.write(() =>
    records.entities.putAll(
      entries.map(([id, kind, name]) => ({ id, kind, name, aliases: [], facts: {} })),
      'builtin',
      'test',
    ),
  );
  const log = createKrithiLog(records);
  const prepare = createPrepare({ records, ear: lyricSkeleton, log });
  const decisions = createDecisions({ records, newId, keyOf: plainKey });
  const sliced = createApproval({ records, newId, log, prepare, decisions, titleKey });
  const slicedBulk = createKrithiBulk(sliced, newId, records.store.clock);
  const bulk = {
    ...slicedBulk,
    preview: (ids: readonly string[], verb: ApprovalVerb) =>
      drain(slicedBulk.preview({ of: ids.length, pages: [ids] }, verb)),
  };
  const approval = {
    ...sliced,
    undo: (who: string) => drain(sliced.undo(who)),
    redo: (who: string) => drain(sliced.redo(who)),
  };
  let made = 0;

  const mention = (
    krithiId: string,
    kind: NameKind,
    position: number,
    printed: string,
    entity: string,
  ): NewMention => ({
    krithiId,
    kind,
    position,
    printed,
    source: 'page',
    spanStart: null,
    spanEnd: null,
    valueId: records.names.ensure(kind, plainKey(kind, printed), printed).id,
    state: 'resolved',
    entities: [entity],
    how: 'machine',
    evidence: 'same_letters',
    decisionId: null,
  });

  /** A krithi whose page was read and whose names are settled, before a reviewer. */
  const inReview = (read: Extraction | null = extraction(), names: Names = {}): string => {
    made += 1;
    const link = `http://thyagaraja-vaibhavam.blogspot.com/2007/03/${made}.html`;
    const id = makeKrithi(records, batch, link, read?.title ?? `krithi ${made}`);
    const { composer = 'tyagaraja', ragas = ['sri'] } = names;
    records.store.write(() => {
      const title = read?.title ?? `krithi ${made}`;
      if (read !== null) records.krithis.setExtraction(id, read, `hash ${made}`, title, titleKey(title));
      records.names.replaceMentions(id, [
        ...(composer === null ? [] : [mention(id, 'composer', 0, composer, `composer:${composer}`)]),
        ...ragas.map((raga, at) => mention(id, 'raga', at, raga, `raga:${raga}`)),
      ]);
      prepare.prepare(records.krithis.get(id));
      records.krithis.move(records.krithis.get(id), 'in_review', machine);
    });
    return id;
  };

  /** What the tasks of krithis do whose names changed: they put them before a reviewer again. */
  const work = (): void =>
    records.store.write(() => {
      for (const task of records.tasks.claim(batch, 'entity_resolution', null, 1000, 60_000)) {
        const krithi = records.krithis.get(task.krithiId ?? '');
        const waits = waitsForName(records.names.mentionsOfKrithi(krithi.id));
        records.tasks.end(task, { state: waits ? 'blocked' : 'succeeded' });
        if (waits) continue;
        prepare.prepare(krithi);
        if (krithi.state === 'pending') records.krithis.move(krithi, 'in_review', machine);
      }
    });

  /** A krithi with its resolution behind it, so that a changed name sends it back. */
  const resolved = (): string => {
    const id = inReview();
    const { link, site, title } = records.krithis.get(id);
    const kind = 'entity_resolution';
    const jobId = records.batches.jobId(batch, kind);
    records.store.write(() =>
      records.tasks.insert({ batchId: batch, jobId, kind, krithiId: id, title, link, site }),
    );
    work();
    return id;
  };

  /** As it is published: approved ones only. */
  const publish = (id: string): void =>
    records.store.write(() => records.krithis.move(records.krithis.get(id), 'published', machine));

  return {
    records,
    batch,
    log,
    prepare,
    decisions,
    approval,
    /** As the app does it, a slice at a time. */
    sliced,
    bulk,
    search: createKrithiSearch(records, titleKey),
    inReview,
    resolved,
    work,
    publish,
    stateOf: (id: string) => records.krithis.get(id).state,
    namesOf: (id: string, kind: NameKind): readonly string[] =>
      records.names
        .mentionsOfKrithi(id)
        .filter((m) => m.kind === kind && m.state === 'resolved')
        .flatMap((m) => [...m.entities]),
  };
};
export type JudgingWorld = ReturnType<typeof judgingWorld>;
