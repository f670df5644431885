import { newId } from '../../../src-main/domain/ids.ts';
import type { NameKind } from '../../../src-main/domain/name.ts';
import {
  createDecisions,
  foldValue,
  placeOf,
  settleMention,
  waitsForName,
} from '../../../src-main/review/index.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { makeBatch, makeKrithi } from './make.ts';

/** A plain key is enough where the folds themselves are not what is tested. */
export const plainKey = (_: NameKind, value: string): string => value.toLowerCase().replace(/\s/g, '');

/**
 * A store with a small list, krithis that print names, and the decisions over them.
 * With a batch: the world that was made before in a store that was opened again.
 */
export const reviewWorld = (records: Records, batchBefore?: string, krithisBefore = 0) => {
  const batch = batchBefore ?? makeBatch(records);
  records.store.write(() =>
    records.entities.putAll(
      ['kalyani', 'todi', 'bhairavi'].map((name) => ({
        id: `raga:${name}`,
        kind: 'raga' as const,
        name,
        aliases: [],
        facts: {},
      })),
      'builtin',
      'test',
    ),
  );
  const decisions = createDecisions({ records, newId, keyOf: plainKey });
  let made = krithisBefore;

  /** A krithi whose names task is settled as the log says now. */
  const krithiPrinting = (raga: string): string => {
    made += 1;
    const id = makeKrithi(
      records,
      batch,
      `http://guru-guha.blogspot.com/2007/07/${made}.html`,
      `krithi ${made}`,
    );
    const krithi = records.krithis.get(id);
    const jobId = records.batches.jobId(batch, 'entity_resolution');
    records.store.write(() => {
      const value = records.names.ensure('raga', plainKey('raga', raga), raga);
      const settled = settleMention(
        records,
        foldValue(records, value),
        value,
        { kind: 'raga', printed: raga },
        placeOf(krithi),
      );
      const mention = {
        krithiId: id,
        kind: 'raga' as const,
        position: 0,
        printed: raga,
        source: 'manifest' as const,
        spanStart: null,
        spanEnd: null,
        valueId: value.id,
        ...settled,
      };
      records.tasks.insert({
        batchId: batch,
        jobId,
        kind: 'entity_resolution',
        krithiId: id,
        title: krithi.title,
        link: krithi.link,
        site: krithi.site,
      });
      // The resolver takes up whatever is runnable: this krithi, and those that were freed before.
      for (const task of records.tasks.claim(batch, 'entity_resolution', null, 1000, 60_000)) {
        const own = task.krithiId === id ? [mention] : records.names.mentionsOfKrithi(task.krithiId ?? '');
        const blocked = waitsForName(own);
        records.tasks.end(
          task,
          blocked ? { state: 'blocked', code: 'resolve.waiting' } : { state: 'succeeded' },
        );
      }
      const waits = waitsForName([mention]);
      records.names.replaceMentions(id, [mention]);
      if (waits) records.krithis.markAsked(id);
    });
    return id;
  };

  return {
    batch,
    decisions,
    made: (): number => made,
    krithiPrinting,
    ragaOf: (krithi: string): readonly string[] => records.names.mentionsOfKrithi(krithi)[0]?.entities ?? [],
    stateOf: (krithi: string): string | undefined => records.names.mentionsOfKrithi(krithi)[0]?.state,
    taskOf: (krithi: string) => records.tasks.ofKrithi(krithi, 'entity_resolution'),
    accept: (
      value: string,
      entity: string,
      more: { krithi?: string; alias?: 'always' | 'batch' | 'source' | 'no'; except?: string[] } = {},
    ) =>
      decisions.decide(
        {
          kind: 'raga',
          value,
          act: 'accept',
          entities: [`raga:${entity}`],
          alias: 'always',
          except: [],
          ...more,
        },
        'asha',
      ),
  };
};
