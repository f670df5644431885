import type { KrithiState } from '../domain/batch.ts';
import { editedSections } from '../domain/krithi-edits.ts';
import type { Records } from '../store/index.ts';
import type { KrithiRow, StoredDuplicate } from '../store/krithi-row.ts';
import type { LyricEar } from './agreement.ts';
import type { KrithiLog } from './krithi-log.ts';
import { type LyricLikeness, lyricLikeness, soundOf } from './lyric-sketch.ts';

/** So many others of each kind are looked at; more would be a formula, not a duplicate. */
const mostOthers = 12;
/** Shares of a lyric from which two pages are worth a person's look. */
const alikeWhole = 0.5;
const alikePallavi = 0.8;

type Identity = { readonly composers: readonly string[]; readonly ragas: readonly string[] };

const identityOf = (records: Records, krithiId: string): Identity => {
  const mentions = records.names.mentionsOfKrithi(krithiId).filter((m) => m.state === 'resolved');
  const of = (kind: string): string[] =>
    mentions.filter((m) => m.kind === kind).flatMap((m) => [...m.entities]);
  return { composers: of('composer'), ragas: of('raga') };
};

const overlaps = (a: readonly string[], b: readonly string[]): boolean => a.some((id) => b.includes(id));

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A krithi that was turned down, or put together with another, is nobody's duplicate any more. */
const isOut = (state: KrithiState): boolean => state === 'superseded' || state === 'rejected';

/** Whether others see a krithi otherwise after it went from one state to another. */
export const countsOtherwise = (from: KrithiState, to: KrithiState): boolean => isOut(from) !== isOut(to);

/** Krithis that a person told apart from this one, or put together with it: they are settled. */
const settledWith = (records: Records, log: KrithiLog, krithiId: string): ReadonlySet<string> =>
  new Set(
    records.krithiSteps
      .pairsOf(krithiId)
      .filter(({ act, stepId }) => (act === 'two_works' || act === 'same_work') && log.stands(stepId))
      .map(({ other }) => other),
  );

type Evidence = {
  readonly own: Identity;
  readonly theirs: Identity;
  readonly samePage: boolean;
  readonly sameTitle: boolean;
  readonly shares: LyricLikeness | null;
};

/**
 * Why two krithis may be the same work, the plainest reason first. Another raga is another
 * work unless a person says otherwise (of 183 near title pairs in the real manifests 179
 * differ in raga), so that is for information only.
 */
const reasonOf = ({
  own,
  theirs,
  samePage,
  sameTitle,
  shares,
}: Evidence): Pick<StoredDuplicate, 'kind' | 'why'> | null => {
  const composer = overlaps(own.composers, theirs.composers);
  const raga = overlaps(own.ragas, theirs.ragas);
  if (samePage) return { kind: 'same_page', why: 'the same page under another link' };
  if (sameTitle && composer && raga)
    return { kind: 'same_title', why: 'same composer, same raga, same title' };
  if (shares !== null && shares.whole >= alikeWhole)
    return { kind: 'same_lyric', why: `${percent(shares.whole)} of the lyric is the same` };
  if (shares !== null && shares.pallavi >= alikePallavi && composer && raga)
    return { kind: 'same_lyric', why: `${percent(shares.pallavi)} of the pallavi is the same` };
  return sameTitle && composer ? { kind: 'other_raga', why: 'same title, another raga' } : null;
};

/** Likely duplicates of a krithi: same page, same title and names, or a lyric alike. The sketch must be there. */
export const likelyDuplicates = (
  records: Records,
  ear: LyricEar,
  log: KrithiLog,
  krithi: Pick<KrithiRow, 'id' | 'state' | 'titleKey' | 'pageHash' | 'extraction' | 'edits'>,
): StoredDuplicate[] => {
  // Nobody tells it of others that come and go; it is asked anew when it comes back itself.
  if (isOut(krithi.state)) return [];
  const own = identityOf(records, krithi.id);
  const sound = soundOf(editedSections(krithi.extraction, krithi.edits), ear);
  const pages = new Set(
    krithi.pageHash === null ? [] : records.krithis.samePage(krithi.pageHash, krithi.id, mostOthers),
  );
  const titles = new Set(records.krithis.idsOfTitle(krithi.titleKey, krithi.id, mostOthers * 4));
  const lyrics = records.sketches.near(krithi.id, mostOthers).map(({ krithi: id }) => id);
  const settled = settledWith(records, log, krithi.id);
  const found: StoredDuplicate[] = [];
  for (const id of new Set([...pages, ...lyrics, ...titles])) {
    if (settled.has(id) || found.length >= mostOthers) continue;
    const judged = records.krithis.judged(id);
    if (judged === null || isOut(judged.state)) continue;
    const theirs = identityOf(records, id);
    const sameTitle = titles.has(id);
    // A title alone that no name goes with is no reason: spare the reading of its page.
    if (!pages.has(id) && !lyrics.includes(id) && !overlaps(own.composers, theirs.composers)) continue;
    const other = records.krithis.get(id);
    const theirSound = soundOf(editedSections(other.extraction, other.edits), ear);
    const shares = theirSound.whole === '' || sound.whole === '' ? null : lyricLikeness(sound, theirSound);
    const reason = reasonOf({ own, theirs, samePage: pages.has(id), sameTitle, shares });
    if (reason === null) continue;
    found.push({
      krithi: id,
      title: other.title,
      raga: theirs.ragas.map(records.entities.nameOf).join(', '),
      link: other.link,
      likeness: shares === null ? null : Math.round(shares.whole * 100) / 100,
      ...reason,
    });
  }
  return found;
};

/** Those that a person should look at: what is for information does not count. */
export const countDuplicates = (duplicates: readonly StoredDuplicate[]): number =>
  duplicates.filter(({ kind }) => kind !== 'other_raga').length;
