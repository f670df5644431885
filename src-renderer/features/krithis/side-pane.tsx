import type { UseQueryResult } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { KrithiDetail, SourceLines } from '../../../src-main/contract/krithis.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { krithiWords as words } from '../../words/krithis.ts';
import { DuplicatesPane, type TwinVerdict } from './duplicates-pane.tsx';
import { HistoryPane } from './history-pane.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { SourcePage } from './source-page.tsx';

export type Pane = 'page' | 'preview' | 'twins' | 'history';

type Props = {
  readonly krithi: KrithiDetail;
  readonly source: UseQueryResult<SourceLines>;
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
  readonly active: string | null;
  readonly onField: (field: string) => void;
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly twin: number;
  readonly onTwin: (at: number) => void;
  readonly onJudgeTwin: (other: string, verdict: TwinVerdict) => void;
  readonly onOpen: (id: string) => void;
  readonly onOpenPage: () => void;
};

/** Beside the krithi: the page it was read from, what approval would write, what it is like, what was done to it. */
export const SidePane = (props: Props) => {
  const { krithi, source, pane, onPane, scroll } = props;
  return (
    <section className="kr-side kr-side-source" aria-label={words.panes[pane]}>
      <header>
        <Tabs<Pane>
          name={words.panes.name}
          active={pane}
          onChange={onPane}
          tabs={[
            { key: 'page', label: words.panes.page },
            { key: 'preview', label: words.panes.preview },
            { key: 'twins', label: words.panes.twins, ...counted(krithi.duplicateList.length) },
            { key: 'history', label: words.panes.history, ...counted(krithi.history.length) },
          ]}
        />
      </header>
      <div
        className="kr-source-scroll"
        ref={scroll}
        key={`${krithi.id} ${pane}`}
        tabIndex={0}
        role="group"
        aria-label={words.panes[pane]}
      >
        {pane === 'page' ? <Page {...props} source={source} /> : null}
        {pane === 'preview' ? <PreviewPane id={krithi.id} /> : null}
        {pane === 'twins' ? (
          <DuplicatesPane
            krithi={krithi}
            at={props.twin}
            onAt={props.onTwin}
            onJudge={props.onJudgeTwin}
            onOpen={props.onOpen}
          />
        ) : null}
        {pane === 'history' ? <HistoryPane krithi={krithi} /> : null}
      </div>
    </section>
  );
};

const counted = (n: number): { count?: string } => (n === 0 ? {} : { count: formatNumber(n) });

const Page = ({
  source,
  active,
  onField,
  onOpenPage,
}: Pick<Props, 'source' | 'active' | 'onField' | 'onOpenPage'>) => {
  const openPage = (
    <button type="button" onClick={onOpenPage}>
      {words.actions.openPage}
    </button>
  );
  if (source.isError || source.data?.lines.length === 0)
    return (
      <p className="kr-quiet kr-pane-note">
        {words.page.noSource} {openPage}
      </p>
    );
  if (source.data === undefined) return null;
  return (
    <>
      <p className="kr-quiet kr-pane-note">
        {words.page.fetched(source.data.fetchedAt)} {openPage}
      </p>
      <SourcePage source={source.data} active={active} onField={onField} />
    </>
  );
};
