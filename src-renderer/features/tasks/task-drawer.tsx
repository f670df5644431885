import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../client/api.ts';
import type { TaskDetail } from '../../../src-main/contract/tasks.ts';
import { useLate } from '../batches/use-late.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { langOf } from '../review/spelling.ts';
import { DrawerFields } from './drawer-fields.tsx';
import { DrawerPage } from './drawer-page.tsx';
import { canRetry } from './filter.ts';
import { timelineOf } from './timeline.ts';
import { taskWords } from '../../words/tasks.ts';

const words = taskWords.drawer;

type Props = {
  readonly id: number;
  readonly onClose: () => void;
  readonly onRetry: (id: number, said: string) => void;
  readonly onOpenPage: (krithi: string) => void;
  readonly onOpenKrithi: (krithi: string) => void;
  readonly onReview: (value: number | null) => void;
};

/** One piece of work beside the table: why it stands where it stands, and what to do about it. */
export const TaskDrawer = ({ id, onClose, ...acts }: Props) => {
  const query = useQuery(orpc.tasks.get.queryOptions({ input: { id } }));
  const isLate = useLate(query.isPending);
  const detail = query.data;
  return (
    <aside className="tk-drawer" aria-label={words.name(detail?.title ?? '')}>
      <header>
        <h2 lang={detail ? langOf(detail.title) : undefined}>{detail?.title ?? '\u00a0'}</h2>
        <button type="button" aria-label={words.close} title={`${words.close} (Esc)`} onClick={onClose}>
          ✕
        </button>
      </header>
      <div
        key={id}
        className="tk-drawer-body"
        tabIndex={0}
        role="group"
        aria-label={words.name(detail?.title ?? '')}
      >
        {query.isError ? (
          <ErrorNote error={query.error} title={words.failed} onRetry={() => void query.refetch()} />
        ) : detail ? (
          <Detail detail={detail} {...acts} />
        ) : (
          <p className="bt-quiet">{isLate ? words.loading : ''}</p>
        )}
      </div>
    </aside>
  );
};

const Detail = ({
  detail,
  onRetry,
  onOpenPage,
  onOpenKrithi,
  onReview,
}: { readonly detail: TaskDetail } & Omit<Props, 'id' | 'onClose'>) => {
  const { krithi, waitsFor } = detail;
  const moments = timelineOf(detail);
  // Reading a page again needs no request: the copy that was fetched is kept.
  const isReading = detail.kind === 'extract';
  return (
    <>
      <p className={`tk-state tk-state-${detail.state}`}>
        <span aria-hidden="true">{taskWords.stateShape[detail.state]}</span> {taskWords.states[detail.state]}
        <span className="bt-quiet"> · {taskWords.kinds[detail.kind]}</span>
      </p>
      {detail.error !== null && detail.state !== 'succeeded' ? (
        <section
          className={detail.state === 'failed' ? 'bt-note bt-note-bad' : 'bt-note'}
          aria-label={words.why}
        >
          <strong>{detail.error.message}</strong>
          {detail.remedy !== null ? <p>{detail.remedy}</p> : null}
          {detail.state === 'retryable' && detail.notBefore !== null ? (
            <p className="bt-quiet">{taskWords.retryAt(detail.notBefore)}</p>
          ) : null}
        </section>
      ) : null}
      {waitsFor.length > 0 ? (
        <section aria-label={words.waitsFor}>
          <h3>{words.waitsFor}</h3>
          <ul className="tk-waits">
            {waitsFor.map((name) => (
              <li key={`${name.kind}-${name.valueId}`}>
                <span className="bt-quiet">{name.kind}</span>{' '}
                <button
                  type="button"
                  className="bt-link"
                  lang={langOf(name.value)}
                  onClick={() => onReview(name.valueId)}
                >
                  {name.value}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="tk-drawer-acts">
        {canRetry(detail) ? (
          <button
            type="button"
            className="bt-primary"
            title={isReading ? words.reparseHelp : undefined}
            onClick={() => onRetry(detail.id, isReading ? words.reparsed : words.retried)}
          >
            {isReading ? words.reparse : words.retry}
          </button>
        ) : null}
        {krithi !== null ? (
          <>
            <button type="button" onClick={() => onOpenPage(krithi)}>
              {words.openPage}
            </button>
            <button type="button" onClick={() => onOpenKrithi(krithi)}>
              {words.openKrithi}
            </button>
          </>
        ) : null}
      </div>
      <section aria-label={words.timeline}>
        <h3>{words.timeline}</h3>
        {moments.length === 0 ? <p className="bt-quiet">{words.noTimeline}</p> : null}
        <ol className="tk-timeline">
          {moments.map((moment) => (
            <li key={moment.key} data-tone={moment.tone}>
              <time dateTime={new Date(moment.at).toISOString()}>{taskWords.when(moment.at)}</time>
              <span>
                {moment.text}
                {moment.took === undefined || moment.took === null ? null : (
                  <span className="bt-quiet"> · {words.took(moment.took)}</span>
                )}
                {moment.who === null ? null : <span className="bt-quiet"> · {words.by(moment.who)}</span>}
                {moment.why === '' ? null : <span className="tk-moment-why">{moment.why}</span>}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {krithi !== null ? (
        <>
          <DrawerPage page={detail.page} />
          <DrawerFields krithi={krithi} onOpen={() => onOpenKrithi(krithi)} />
        </>
      ) : null}
    </>
  );
};
