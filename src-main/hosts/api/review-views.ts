import type { CandidateView, NameDecision, QueueDetail, QueueItem } from '../../contract/review.ts';
import type { Candidate, Verdict } from '../../domain/name.ts';
import { alignLetters, weighByContext } from '../../resolve/index.ts';
import { foldValue } from '../../review/index.ts';
import type { AuditRow } from '../../store/audits.ts';
import type { PrintedPlace, ValueRow } from '../../store/names.ts';
import { isSettledState } from '../../store/settled-names.ts';
import type { Engine } from '../../engine.ts';
import { contextOf } from './name-context.ts';

/** Who is asked blind about a settled name is told of nothing more probable: no candidate is *strong*. */
const mostBlind = 0.89;
/** Krithis listed beside a value; the rest is a number. */
const listedKrithis = 60;
/** Krithis that carry a candidate are counted up to here. */
const mostUsed = 1000;

/** A row shows a name and a figure; what the figure is made of is read with the row in question alone. */
const briefOf = (candidate: Candidate | undefined): QueueItem['best'] => {
  if (candidate === undefined) return null;
  const { features: _, record: __, ...brief } = candidate;
  return brief;
};

/** What holds of a name that a person decided: the last line of its log that means every krithi. */
const decisionOn = ({ records }: Engine, value: ValueRow): NameDecision | null => {
  if (!isSettledState(value.state)) return null;
  const last = foldValue(records, value).standing.findLast((line) => line.krithiLink === null);
  if (last === undefined || (last.act !== 'accept' && last.act !== 'none')) return null;
  const { id, act, entities, who, at } = last;
  return { decision: id, act, names: entities.map(records.entities.nameOf), who, at };
};

/** A row of the queue. */
export const queueItem = (engine: Engine, value: ValueRow): QueueItem => ({
  id: value.id,
  kind: value.kind,
  value: value.value,
  key: value.key,
  spellings: engine.records.names.spellings(value.id),
  krithis: isSettledState(value.state) ? engine.records.settledNames.krithis(value.id) : value.waiting,
  state: value.state === 'resolved' ? 'open' : value.state,
  best: briefOf(value.verdict?.candidates[0]),
  decided: decisionOn(engine, value),
});

/** Three words for how sure: by evidence class and gap, never by a floating score alone. */
const wordOf = (verdict: Verdict, candidate: Candidate, rank: number): CandidateView['word'] => {
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
  audit: AuditRow | null,
): CandidateView => ({
  ...candidate,
  facts: engine.records.entities.find(candidate.id)?.facts ?? {},
  alignment: [...alignLetters(value.value, candidate.matched)],
  word: wordOf(verdict, candidate, rank),
  // The krithis in question carry the answer already where it is asked blind: they are not counted.
  used: Math.max(
    0,
    engine.records.names.usedUpTo(candidate.id, mostUsed) -
      (audit?.entityId === candidate.id ? value.waiting : 0),
  ),
  rejected: rejected.has(candidate.id),
});

/**
 * An open question with its candidates in the order that the krithis' own pages speak for. One that
 * is asked blind is weighed by the pages alone: what the list of krithis says of it is the answer itself.
 */
const inContext = (
  engine: Engine,
  verdict: Verdict,
  name: Pick<ValueRow, 'kind' | 'key'>,
  places: readonly PrintedPlace[],
  isBlind: boolean,
): Verdict => {
  if (verdict.entity !== null || verdict.parts.length > 0) return verdict;
  const context = contextOf(engine, name, verdict.candidates, places);
  const candidates = weighByContext(
    verdict.candidates,
    isBlind ? { ...context, titleCarries: [], carried: new Map() } : context,
    (id) => engine.records.entities.find(id),
    isBlind ? mostBlind : undefined,
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
  const places =
    isSettledState(value.state) && value.waiting === 0
      ? records.names.places(value.id, listedKrithis)
      : records.names.placesInQuestion(value.id, listedKrithis);
  const audit = records.audits.openOf(value.id);
  const verdict = judged === null ? null : inContext(engine, judged, value, places, audit !== null);
  return {
    ...queueItem(engine, value),
    evidence: verdict?.evidence ?? 'none',
    reasons: verdict?.reasons ?? [],
    margin: verdict?.margin ?? 0,
    candidates:
      verdict === null
        ? []
        : verdict.candidates.map((candidate, rank) =>
            candidateView(engine, value, verdict, rejected, candidate, rank, audit),
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
    senders: records.packs
      .wordsOf(value.id)
      .map((said) => ({ ...said, rejected: said.rejected.map(records.entities.nameOf) })),
  };
};
