import { Link } from '@tanstack/react-router';
import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { langOf } from '../review/spelling.ts';

/** How the krithi stands: its state in words, who judged it and why, where it went. */
export const Outcome = ({ krithi }: { readonly krithi: KrithiDetail }) => (
  <div className="kr-outcome">
    <p className={`kr-state kr-state-${krithi.state}`}>
      <span aria-hidden="true">{words.stateShape[krithi.state]}</span> {words.states[krithi.state]}
      {krithi.reviewer === null || krithi.decidedAt === null ? null : (
        <span className="kr-quiet"> · {words.page.judgedBy(krithi.reviewer, krithi.decidedAt)}</span>
      )}
      <span className="kr-quiet"> · {words.page.line(krithi.manifest.line)}</span>
    </p>
    {krithi.rejectReason === null ? null : (
      <p className="kr-bad">{words.rejectedBecause(krithi.rejectReason)}</p>
    )}
    {krithi.state === 'pending' ? <p>{words.page.stillOnItsWay(krithi.stage)}</p> : null}
    {krithi.supersededBy === null ? null : (
      <p>
        {words.page.replacedBy}{' '}
        <Link
          to="/krithis/$id"
          params={{ id: krithi.supersededBy.id }}
          lang={langOf(krithi.supersededBy.title)}
        >
          {krithi.supersededBy.title}
        </Link>
      </p>
    )}
    {krithi.publications.map(({ target, action, at }) => (
      <p key={target}>
        {words.page.publishedTo(action, target, at)} <Link to="/publish">{words.page.seePublications}</Link>
      </p>
    ))}
    {krithi.alsoListed.map(({ batch, name, line, title, raga }) => (
      <p key={`${batch} ${line}`} className="kr-quiet">
        {words.page.alsoListed(name, line, title, raga)}{' '}
        <Link to="/batches/$id" params={{ id: batch }}>
          {words.page.openBatch}
        </Link>
      </p>
    ))}
  </div>
);
