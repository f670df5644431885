import type { CandidateView, QueueDetail, QueueItem } from '../../contract/review.ts';
import type { Candidate, NameKind, Verdict } from '../../domain/name.ts';
import { alignLetters, weighByContext } from '../../resolve/index.ts';
import type { PrintedPlace, ValueRow } from '../../store/names.ts';
import type { Engine } from '../../engine.ts';
import { contextOf } from './name-context.ts';

/** Krithis listed beside a value; the rest is a number. */
const listedKrithis = 60;
/** Krithis that carry a candidate are counted up to here. */
const mostUsed = 1000;

/** A row of the queue. */
export const queueItem = (engine: Engine, value: ValueRow): QueueItem => ({
  id: value.id,
  kind: value.kind,
  value: value.value,
  key: value.key,
  spellings: engine.records.names.spellings(value.id),
  krithis: value.waiting,
  state: value.state === 'resolved' ? 'open' : value.state,
  best: value.verdict?.candidates[0] ?? null,
});

/**
 * Three words for how sure: by evidence class and gap, never by a floating score alone. Who is
 * asked blind is not told that anything is strong.
 */
const wordOf = (
  verdict: Verdict,
  candidate: Candidate,
  rank: number,
  isBlind: boolean,
): CandidateView['word'] => {
  if (isBlind) return candidate.probability >= 0.5 ? 'likely' : 'unclear';
  if (rank === 0 && verdict.verdict === 'resolved') return 'strong';
  if (rank === 0 && candidate.probability >= 0.9 && verdict.margin >= 0.3) return 'strong';
  return candidate.probability >= 0.5 ? 'likely' : 'unclear';
};

const candidateView = (
  engine: Engine,
  value: ValueRow,
  verdict: Verdict,
  rejected: ReadonlySet<string>,
  candidate: Candidate,
  rank: number,
): CandidateView => ({
  ...candidate,
  facts: engine.records.entities.find(candidate.id)?.facts ?? {},
  alignment: [...alignLetters(value.value, candidate.matched)],
  word: wordOf(verdict, candidate, rank, engine.records.audits.openOf(value.id) !== null),
  used: engine.records.names.usedUpTo(candidate.id, mostUsed),
  rejected: rejected.has(candidate.id),
});

/** An open question with its candidates in the order that the krithis' own pages speak for. */
const inContext = (
  engine: Engine,
  verdict: Verdict,
  kind: NameKind,
  places: readonly PrintedPlace[],
): Verdict => {
  if (verdict.entity !== null || verdict.parts.length > 0) return verdict;
  const candidates = weighByContext(
    verdict.candidates,
    contextOf(engine, kind, verdict.candidates, places),
    (id) => engine.records.entities.find(id),
  );
  const [first, second] = candidates;
  const margin = Math.max(0, (first?.probability ?? 0) - (second?.probability ?? 0));
  return { ...verdict, candidates, margin };
};

/** A value with all that a decision needs, offline. */
export const queueDetail = (engine: Engine, value: ValueRow): QueueDetail => {
  const { records } = engine;
  const { verdict: judged } = value;
  const rejected = engine.decisions.rejectedFor(value.kind, value.key);
  const places = records.names.placesInQuestion(value.id, listedKrithis);
  const verdict = judged === null ? null : inContext(engine, judged, value.kind, places);
  return {
    ...queueItem(engine, value),
    evidence: verdict?.evidence ?? 'none',
    reasons: verdict?.reasons ?? [],
    margin: verdict?.margin ?? 0,
    candidates:
      verdict === null
        ? []
        : verdict.candidates.map((candidate, rank) =>
            candidateView(engine, value, verdict, rejected, candidate, rank),
          ),
    parts:
      verdict?.parts.map((part) => ({
        value: part.value,
        verdict: part.verdict,
        candidates: part.candidates,
      })) ?? [],
    krithiList: places.map((place) => ({
      id: place.krithiId,
      title: place.title,
      link: place.link,
      site: place.site,
      composer: place.composer === '' ? null : place.composer,
      printed: place.printed,
      pack: place.pack,
    })),
    note: value.note,
  };
};
