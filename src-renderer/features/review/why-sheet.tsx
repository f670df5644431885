import { Fragment } from 'react';
import type { CandidateView, Feature, FeatureName, QueueDetail } from '../../../src-main/contract/review.ts';
import { reviewWords as words } from '../../words/review.ts';
import { whyWords as why } from '../../words/why.ts';
import { Alignment } from './alignment.tsx';
import { apart, gapAfter } from './gap.ts';
import { langOf } from './spelling.ts';
import { wordShape } from './word-shape.ts';
import './why.css';

/** Why these candidates: the kind of evidence, then each with what speaks for it and against it. */
export const WhySheet = ({ detail }: { readonly detail: QueueDetail }) => (
  <div className="why">
    <p className="why-class">
      <strong>{words.evidenceClasses[detail.evidence]}.</strong> {detail.reasons.join('; ')}
    </p>
    <ol>
      {detail.candidates.map((candidate, at) => (
        <li key={candidate.id}>
          <Head candidate={candidate} n={at + 1} />
          {candidate.features === undefined ? (
            <p>{why.asWhole}</p>
          ) : (
            <Features candidate={candidate} features={candidate.features} />
          )}
          <Gap
            candidate={candidate}
            next={detail.candidates[at + 1] ?? null}
            gap={gapAfter(detail.candidates, at, detail.margin)}
          />
          <HowOften candidate={candidate} />
        </li>
      ))}
    </ol>
    {[...new Set(detail.candidates.flatMap(({ record }) => (record ? [why.recordCounted(record)] : [])))].map(
      (sentence) => (
        <p key={sentence} className="rv-quiet">
          {sentence}
        </p>
      ),
    )}
  </div>
);

const Chance = ({ candidate: { word, probability } }: { readonly candidate: CandidateView }) => (
  <span className={`rv-word-${word}`}>
    <span aria-hidden="true">{wordShape[word]}</span> {words.candidates.words[word]},{' '}
    {words.candidates.probability(probability)}
  </span>
);

const Head = ({ candidate, n }: { readonly candidate: CandidateView; readonly n: number }) => (
  <header>
    <h4>
      <span className="why-n">{n}</span> <span lang={langOf(candidate.name)}>{candidate.name}</span>
    </h4>
    <Chance candidate={candidate} />
    <div className="why-letters">
      <Alignment pieces={candidate.alignment} />
      <p>{candidate.reasons.join('; ')}</p>
    </div>
  </header>
);

/** For, against, or neither. */
const sideOf = (adds: number): string => (Math.abs(adds) < 0.05 ? '' : adds < 0 ? 'why-against' : 'why-for');

type FeaturesProps = { readonly candidate: CandidateView; readonly features: readonly Feature[] };

const Features = ({ candidate, features }: FeaturesProps) => (
  <table aria-label={why.table(candidate.name)}>
    <thead>
      <tr>
        <th scope="col">{why.compared}</th>
        <th scope="col">{why.much}</th>
        <th scope="col" title={why.addsHelp}>
          {why.adds}
        </th>
      </tr>
    </thead>
    <tbody>
      {features.map(({ name, value, adds }, i) => (
        // A sign of the page may count twice.
        <tr key={`${name} ${i}`}>
          <th scope="row" title={why.help[name]}>
            {why.features[name]}
          </th>
          <td>
            <Much name={name} value={value} />
          </td>
          <td className={sideOf(adds)}>{why.points(adds)}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{why.together}</th>
        <td>
          <Chance candidate={candidate} />
        </td>
        <td>{why.points(features.reduce((sum, { adds }) => sum + adds, 0))}</td>
      </tr>
    </tfoot>
  </table>
);

/** Of these more or less can be there; the others are there or not. */
const measured: ReadonlySet<FeatureName> = new Set([
  'sound',
  'unvoiced',
  'consonants',
  'begins',
  'ends',
  'words',
  'leads',
  'trails',
]);

const Much = ({ name, value }: { readonly name: FeatureName; readonly value: number }) => {
  if (name === 'length') return <span className="why-short">{why.letters(value)}</span>;
  if (!measured.has(name)) return null;
  return (
    <span className="why-much">
      <span className="why-bar" aria-hidden="true">
        <span style={{ width: `${value * 100}%` }} />
      </span>
      <span>{why.share(value)}</span>
    </span>
  );
};

type GapProps = {
  readonly candidate: CandidateView;
  readonly next: CandidateView | null;
  readonly gap: number | null;
};

/** How far it is ahead of the next one, and by what. */
const Gap = ({ candidate, next, gap }: GapProps) => {
  if (next === null || gap === null) return null;
  const differences = apart(candidate, next);
  return (
    <p className="why-gap">
      {gap === 0 ? why.level(next.name) : why.gap(gap, next.name)}
      {differences.length === 0 ? null : (
        <>
          {': '}
          {differences.map(({ name, adds }, i) => (
            <Fragment key={name}>
              {i === 0 ? '' : ' · '}
              <span className="why-part">
                {why.features[name]} <span className={sideOf(adds)}>{why.points(adds)}</span>
              </span>
            </Fragment>
          ))}
        </>
      )}
    </p>
  );
};

const HowOften = ({ candidate: { record } }: { readonly candidate: CandidateView }) => (
  <p className="why-record">{record === undefined ? why.recordNone : why.recordClass(record)}</p>
);
