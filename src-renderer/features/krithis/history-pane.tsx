import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { langOf } from '../review/spelling.ts';

/** What people did to the krithi, newest first, and below it all that happened to it. */
export const HistoryPane = ({ krithi }: { readonly krithi: KrithiDetail }) => (
  <div className="kr-pane">
    {krithi.history.length === 0 ? <p className="kr-quiet">{words.history.nothing}</p> : null}
    <ol className="kr-history" aria-label={words.history.title}>
      {krithi.history.toReversed().map((step) => (
        <li key={step.seq} className={step.stands ? '' : 'kr-taken-back'}>
          <p>
            <strong>{words.history.act(step.act)}</strong>
            {step.other === null ? '' : ` (${step.other.title})`}{' '}
            <span className="kr-quiet">
              {step.who}, {words.when(step.at)}
              {step.stands ? '' : ` · ${words.history.takenBack}`}
            </span>
          </p>
          {step.reason === null ? null : <p>{step.reason}</p>}
          {step.changes.map(({ field, before, after }) => (
            <dl key={field}>
              <dt>{words.history.field(field)}</dt>
              <dd>
                {before === null ? null : (
                  <del lang={langOf(before)}>
                    <span className="kr-hidden">{words.diff.removed} </span>
                    {before === '' ? words.page.takenOut : before}
                  </del>
                )}{' '}
                <ins lang={langOf(after ?? '')}>
                  <span className="kr-hidden">{words.diff.added} </span>
                  {after === null || after === '' ? words.page.takenOut : after}
                </ins>
              </dd>
            </dl>
          ))}
        </li>
      ))}
    </ol>
    <details>
      <summary>{words.page.record}</summary>
      <ol className="kr-record">
        {krithi.events.map((event) => (
          <li key={event.seq}>
            <span className="kr-quiet">{words.when(event.at)}</span> {event.actor}:{' '}
            {event.to === null ? event.type : stateWord(event.to)}
            {event.reason === null ? '' : ` (${event.reason})`}
          </li>
        ))}
      </ol>
    </details>
  </div>
);

const stateWord = (state: string): string =>
  Object.entries(words.states).find(([name]) => name === state)?.[1] ?? state;
