import { newId } from '../../../src-main/domain/ids.ts';
import { titleKey } from '../../../src-main/resolve/index.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { chanceFor, pick as pickBy } from '../site/random.ts';
import { makeBatch } from './make.ts';
import { plainKey } from './review-world.ts';

/** Fills a store with so many krithis over three batches, three fifths of them ready for review, the same ones each time. */
export const manyKrithis = (records: Records, size: number) => {
  const random = chanceFor(7, 'krithis');
  const pick = <T>(list: readonly T[]): T => pickBy(random, list);
  const syllables =
    'rA ma kRsh Na si tA pA hi mAM dE vi guru guha tyA ga rAja nA da su kha vara da cara Na ka ma la'.split(
      ' ',
    );
  const word = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join('');
  const ragas = Array.from({ length: 300 }, (_, i) => `Raga ${word()} ${i}`);
  const composers = Array.from({ length: 40 }, (_, i) => `Composer ${word()} ${i}`);

  const batches = ['one', 'two', 'three'].map((name) => makeBatch(records, name));
  records.store.write(() =>
    records.entities.putAll(
      [
        ...ragas.map((name, i) => ({ id: `raga:${i}`, kind: 'raga' as const, name, aliases: [], facts: {} })),
        ...composers.map((name, i) => ({
          id: `composer:${i}`,
          kind: 'composer' as const,
          name,
          aliases: [],
          facts: {},
        })),
      ],
      'file',
      'bench',
    ),
  );
  const ids: string[] = [];
  const { db } = records.store;
  const ready = db.prepare(
    `UPDATE krithi SET state = ?, quality = ?, flag_count = ?, blocker = NULL, quality_report = NULL WHERE id = ?`,
  );
  for (let at = 0; at < size; at += 2000)
    records.store.write(() => {
      for (let i = at; i < Math.min(size, at + 2000); i += 1) {
        const id = newId();
        const title = `${word()} ${word()}`;
        const link = `http://guru-guha.blogspot.com/2007/07/${i}.html`;
        records.krithis.insert({
          id,
          batchId: pick(batches),
          link,
          site: pick(['a.org', 'b.org', 'c.org']),
          line: i,
          printedLink: link,
          csvTitle: title,
          csvRaga: null,
          csvComposer: null,
          csvTala: null,
          titleKey: titleKey(title),
        });
        for (const [kind, list] of [
          ['raga', ragas],
          ['composer', composers],
        ] as const) {
          const n = Math.floor(random() * list.length);
          const printed = list[n] ?? '';
          records.names.addMention({
            krithiId: id,
            kind,
            position: 0,
            printed,
            source: 'page',
            spanStart: null,
            spanEnd: null,
            valueId: records.names.ensure(kind, plainKey(kind, printed), printed).id,
            state: 'resolved',
            entities: [`${kind}:${n}`],
            how: '',
            evidence: 'same_letters',
            decisionId: null,
          });
        }
        ready.run(
          pick(['in_review', 'in_review', 'in_review', 'approved', 'rejected']),
          500 + Math.floor(random() * 500),
          random() < 0.2 ? 1 : 0,
          id,
        );
        ids.push(id);
      }
    });
  return { ids, batches, word };
};
