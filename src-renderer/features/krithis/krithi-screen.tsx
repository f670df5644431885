import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import { failureOf } from '../review/failure.ts';
import type { Edits } from './effective.ts';
import { titleOf } from './effective.ts';
import { Extracted } from './extracted.tsx';
import { neighbour, orderOf } from './order.ts';
import { RejectField } from './reject-field.tsx';
import { SaidLine } from './said-line.tsx';
import { SourcePage } from './source-page.tsx';
import { useKrithiKeys } from './use-krithi-keys.ts';
import { useReviewKrithi } from './use-review-krithi.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import './krithis.css';

/** One krithi: what was read on the left, the page it was read from on the right, one key to judge. */
export const KrithiScreen = () => {
  const { id = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [rejecting, setRejecting] = useState(false);
  const { said, setSaid, review } = useReviewKrithi();
  const krithi = useQuery(orpc.krithis.get.queryOptions({ input: { id } }));
  const source = useQuery({ ...orpc.krithis.source.queryOptions({ input: { id } }), retry: false });
  const order = orderOf(queries);
  const at = order.ids.indexOf(id);
  const data = krithi.data;
  const title = data ? titleOf(data).value : '';

  const open = (other: string | null): void => {
    if (other === null) return;
    setRejecting(false);
    void navigate({ to: '/krithis/$id', params: { id: other } });
  };
  const back = (): void => void navigate({ to: '/krithis' });
  const judge = async (decision: 'approve' | 'reject', reason?: string): Promise<void> => {
    setRejecting(false);
    const next = neighbour(order, id, 1);
    if ((await review({ id, title }, decision, reason)) && next !== null) open(next);
  };
  const reopen = (): void => {
    const decided = data?.state === 'approved' || data?.state === 'rejected';
    if (decided) void review({ id, title }, 'reopen');
    else if (said?.is === 'done' && said.canReopen) {
      const last = said.krithi;
      void review({ id: last, title: said.text }, 'reopen').then((ok) => ok && open(last));
    }
  };
  /** The desktop opens it in the person's browser; a page in the browser opens it itself. */
  const openPage = async (): Promise<void> => {
    try {
      const { opened, url } = await client.live.openLink({ krithi: id });
      if (!opened) window.open(url, '_blank', 'noopener,noreferrer');
    } catch (thrown) {
      const failure = failureOf(thrown);
      setSaid({ is: 'failed', text: failure.message, remedy: failure.remedy });
    }
  };
  const edit = async (edits: Edits): Promise<boolean> => {
    try {
      await client.krithis.edit({ id, edits });
      await queries.invalidateQueries({
        queryKey: orpc.krithis.get.queryOptions({ input: { id } }).queryKey,
      });
      return true;
    } catch (thrown) {
      const failure = failureOf(thrown);
      setSaid({ is: 'failed', text: failure.message, remedy: failure.remedy });
      return false;
    }
  };
  useKrithiKeys((action) => {
    switch (action) {
      case 'next':
      case 'previous':
        open(neighbour(order, id, action === 'next' ? 1 : -1));
        return true;
      case 'approve':
        if (data?.state === 'in_review') void judge('approve');
        return true;
      case 'reject':
        setRejecting(data?.state === 'in_review' || data?.state === 'approved');
        return true;
      case 'reopen':
        reopen();
        return true;
      case 'leave':
        if (rejecting) setRejecting(false);
        else back();
        return true;
      case 'open':
      case 'search':
        return false;
    }
  });

  return (
    <div className="kr kr-page">
      <header className="kr-top">
        <button type="button" onClick={back}>
          ← {words.actions.back}
        </button>
        <h1 className="kr-hidden">{title === '' ? words.title : title}</h1>
        <span className="kr-top-spread" />
        {at >= 0 ? <span className="kr-quiet">{words.page.position(at + 1, order.ids.length)}</span> : null}
        <button
          type="button"
          disabled={neighbour(order, id, -1) === null}
          onClick={() => open(neighbour(order, id, -1))}
        >
          {words.actions.previous} <kbd aria-hidden="true">k</kbd>
        </button>
        <button
          type="button"
          disabled={neighbour(order, id, 1) === null}
          onClick={() => open(neighbour(order, id, 1))}
        >
          {words.actions.next} <kbd aria-hidden="true">j</kbd>
        </button>
        {data?.state === 'in_review' ? (
          <>
            <button type="button" onClick={() => setRejecting(true)}>
              {words.actions.reject} <kbd aria-hidden="true">r</kbd>
            </button>
            <button type="button" className="kr-primary" onClick={() => void judge('approve')}>
              {words.actions.approve} <kbd aria-hidden="true">a</kbd>
            </button>
          </>
        ) : null}
        {data?.state === 'approved' || data?.state === 'rejected' ? (
          <button type="button" onClick={reopen}>
            {words.actions.reopen} <kbd aria-hidden="true">u</kbd>
          </button>
        ) : null}
      </header>
      {krithi.isError ? (
        <div className="kr-nothing" role="alert">
          <h2>{words.openFailed}</h2>
          <p>
            {failureOf(krithi.error).message} {failureOf(krithi.error).remedy}
          </p>
          <button type="button" onClick={() => void krithi.refetch()}>
            {words.retry}
          </button>
        </div>
      ) : (
        <div className="kr-sides" aria-busy={krithi.isPending}>
          <section className="kr-side" aria-label={words.page.extracted}>
            {data ? <Extracted key={id} krithi={data} onEdit={edit} onOpen={open} /> : null}
          </section>
          <section className="kr-side kr-side-source" aria-label={words.page.source}>
            <header>
              <h2>{words.page.source}</h2>
              <span className="kr-quiet">{source.data ? words.page.fetched(source.data.fetchedAt) : ''}</span>
              <button type="button" onClick={() => void openPage()}>
                {words.actions.openPage}
              </button>
            </header>
            <div className="kr-source-scroll" tabIndex={0} role="group" aria-label={words.page.source}>
              {source.data ? (
                <SourcePage source={source.data} />
              ) : source.isError ? (
                <p className="kr-quiet">{words.page.noSource}</p>
              ) : null}
            </div>
          </section>
        </div>
      )}
      {rejecting ? (
        <footer className="kr-foot">
          <RejectField
            title={title}
            onCancel={() => setRejecting(false)}
            onReject={(reason) => void judge('reject', reason)}
          />
        </footer>
      ) : (
        <SaidLine said={said} onReopen={reopen}>
          <kbd>j</kbd> <kbd>k</kbd> · <kbd>a</kbd> {words.actions.approve} · <kbd>r</kbd>{' '}
          {words.actions.reject} · <kbd>u</kbd> {words.actions.reopen} · <kbd>Esc</kbd> {words.actions.back}
        </SaidLine>
      )}
    </div>
  );
};
