import type { Records } from '../store/index.ts';
import type { StoredDuplicate } from '../store/krithis.ts';

type Identity = { readonly composers: readonly string[]; readonly ragas: readonly string[] };

const identityOf = (records: Records, krithiId: string): Identity => {
  const mentions = records.names.mentionsOfKrithi(krithiId).filter((m) => m.state === 'resolved');
  const of = (kind: string): string[] =>
    mentions.filter((m) => m.kind === kind).flatMap((m) => [...m.entities]);
  return { composers: of('composer'), ragas: of('raga') };
};

const overlaps = (a: readonly string[], b: readonly string[]): boolean => a.some((id) => b.includes(id));

/**
 * Krithis that may be the same work: same composer, same raga and the same
 * folded title. Another raga is another work unless a person says otherwise
 * (of 183 near title pairs in the real manifests 179 differ in raga).
 */
export const likelyDuplicates = (
  records: Records,
  krithi: { readonly id: string; readonly titleKey: string },
): StoredDuplicate[] => {
  const own = identityOf(records, krithi.id);
  return records.krithis
    .sameTitleKey(krithi.titleKey, krithi.id)
    .filter((other) => {
      const theirs = identityOf(records, other.id);
      return overlaps(own.composers, theirs.composers) && overlaps(own.ragas, theirs.ragas);
    })
    .map((other) => ({
      krithi: other.id,
      title: other.title,
      raga: ragaNames(records, other.id),
      link: other.link,
      why: 'same composer, same raga, same title',
    }));
};

const ragaNames = (records: Records, krithiId: string): string =>
  identityOf(records, krithiId)
    .ragas.map((id) => records.entities.nameOf(id))
    .join(', ');
