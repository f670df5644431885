import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import { orpc } from '../../client/api.ts';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import type { Finding } from '../../../src-main/contract/authority-shapes.ts';
import { Button } from '../../ui/button.tsx';
import { SaidLine } from '../../ui/said.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords as words } from '../../words/authority.ts';
import { failureOf } from '../review/failure.ts';
import { AliasPanel } from './alias-panel.tsx';
import { DoctorView } from './doctor-view.tsx';
import { EditPanel } from './edit-panel.tsx';
import { EntityPage } from './entity-page.tsx';
import { FilesView } from './files-view.tsx';
import { HistoryView } from './history-view.tsx';
import { MainView } from './main-view.tsx';
import { useAuthorityKeys } from './keys.ts';
import { MergePanel } from './merge-panel.tsx';
import { NameList } from './name-list.tsx';
import { SpellingsView } from './spellings-view.tsx';
import { SplitPanel } from './split-panel.tsx';
import { type Care, useCare } from './use-care.ts';
import { useSync } from './use-sync.ts';
import './authority.css';

const kinds = ['raga', 'composer', 'tala', 'deity', 'temple'] as const;
type Kind = (typeof kinds)[number];
const views = ['names', 'spellings', 'doctor', 'history', 'files', 'main'] as const;
type View = (typeof views)[number];

/** What stands in the right pane instead of the entry. */
type Panel =
  | { readonly do: 'split' | 'alias' | 'edit' | 'create' }
  /** With the entries of which one is to stay, where the doctor found them. */
  | { readonly do: 'merge'; readonly among: Finding['entities'] | null };

/** Authority: the names that krithis are bound to, searched in any script, and tended. */
export const AuthorityScreen = () => {
  const [kind, setKind] = useState<Kind>('raga');
  const [view, setView] = useState<View>('names');
  const [panel, setPanel] = useState<Panel | null>(null);
  const [text, setText] = useState('');
  const [cursor, setCursor] = useState(0);
  /** An entry to show though the list does not stand on it. */
  const [pinned, setPinned] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const asked = useDeferredValue(text.trim());
  const care = useCare();
  const sync = useSync(care);
  const summary = useQuery(orpc.authority.summary.queryOptions());
  const query = useInfiniteQuery({
    ...orpc.authority.list.infiniteOptions({
      input: (page: string | null) => ({
        kind,
        limit: 200,
        ...(asked === '' ? {} : { text: asked }),
        ...(page === null ? {} : { cursor: page }),
      }),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const pinnedEntity = useQuery({
    ...orpc.authority.get.queryOptions({ input: { id: pinned ?? '-' }, retry: false }),
    enabled: pinned !== null,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const at = Math.min(cursor, Math.max(0, rows.length - 1));
  const listed = rows[at] ?? null;
  const current: EntityRow | null = pinned !== null ? (pinnedEntity.data ?? null) : listed;

  const move = (to: number): void => {
    setPinned(null);
    setPanel(null);
    setCursor(Math.max(0, Math.min(rows.length - 1, to)));
  };
  const show = (next: View): void => {
    setView(next);
    setPanel(null);
  };
  const begin = (what: 'merge' | 'split' | 'alias' | 'edit' | 'create'): boolean => {
    if (what === 'create') setPanel({ do: what });
    else if (current === null) return false;
    else setPanel(what === 'merge' ? { do: what, among: null } : { do: what });
    setView('names');
    return true;
  };

  useAuthorityKeys((action) => {
    switch (action) {
      case 'undo':
      case 'redo':
        void care.step(action);
        return true;
      case 'next_view':
        show(views[(views.indexOf(view) + 1) % views.length] ?? 'names');
        return true;
      case 'leave':
        search.current?.blur();
        setPanel(null);
        return true;
      case 'create':
        return begin(action);
      case 'look_pull':
      case 'look_push':
        show('main');
        void sync.look(action === 'look_pull' ? 'pull' : 'push');
        return true;
      case 'next':
      case 'previous':
        if (view !== 'names') return false;
        move(at + (action === 'next' ? 1 : -1));
        return true;
      case 'search':
        show('names');
        search.current?.focus();
        search.current?.select();
        return true;
      case 'merge':
      case 'split':
      case 'alias':
      case 'edit':
        return view === 'names' && begin(action);
      case 'two':
      case 'dismiss':
        return false;
    }
  });

  return (
    <div className="au au-screen">
      <header className="au-top">
        <h1>{words.title}</h1>
        <div className="au-segments" role="group" aria-label={words.kindName}>
          {kinds.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === kind}
              onClick={() => {
                setKind(each);
                move(0);
              }}
            >
              {words.kinds[each]}
              {summary.data ? (
                <span className="au-count">{words.number(summary.data.counts[each])}</span>
              ) : null}
            </button>
          ))}
        </div>
        <Tabs
          name={careWords.viewName}
          tabs={views.map((key) => ({ key, label: careWords.views[key] }))}
          active={view}
          onChange={show}
        />
        <span className="au-quiet au-version">
          {summary.data
            ? `${words.version(summary.data.version)} · ${words.learntTotal(summary.data.learntAliases)}`
            : ''}
        </span>
      </header>
      <div className="au-bar">
        <SaidLine said={care.said} />
        <span className="au-acts">
          <Button size="small" onClick={() => begin('create')}>
            {careWords.acts.create}
          </Button>
          <Button size="small" onClick={() => void care.step('undo')}>
            {careWords.acts.undo}
          </Button>
          <Button size="small" onClick={() => void care.step('redo')}>
            {careWords.acts.redo}
          </Button>
        </span>
      </div>
      {view === 'names' ? (
        <div className="au-sides">
          <section className="au-left" aria-label={words.kinds[kind]}>
            <div className="au-search">
              <input
                ref={search}
                type="search"
                aria-label={words.search}
                placeholder={words.search}
                value={text}
                onChange={(event) => {
                  setText(event.target.value);
                  move(0);
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                  event.preventDefault();
                  move(at + (event.key === 'ArrowDown' ? 1 : -1));
                }}
              />
              <span className="au-quiet">{words.total(total)}</span>
            </div>
            {query.isError ? (
              <div className="au-nothing" role="alert">
                <h2>{words.failed}</h2>
                <p>{failureOf(query.error).message}</p>
                <button type="button" onClick={() => void query.refetch()}>
                  {words.retry}
                </button>
              </div>
            ) : query.isSuccess && rows.length === 0 ? (
              <div className="au-nothing">
                <h2>{words.empty}</h2>
                <p>{words.emptyText}</p>
              </div>
            ) : (
              <NameList
                rows={rows}
                total={total}
                cursor={at}
                onCursor={move}
                onEnd={() => {
                  if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
                }}
              />
            )}
          </section>
          <section className="au-right" aria-label={current?.name ?? words.choose}>
            <RightPane
              kind={kind}
              panel={panel}
              current={current}
              care={care}
              onBegin={begin}
              onClose={(id) => {
                setPanel(null);
                setPinned(id);
              }}
            />
          </section>
        </div>
      ) : (
        <section className="au-right" aria-label={careWords.views[view]}>
          {view === 'doctor' ? (
            <DoctorView
              kind={kind}
              care={care}
              onMerge={({ entities }) => {
                setPinned(entities[0]?.id ?? null);
                setPanel({ do: 'merge', among: entities });
                setView('names');
              }}
              onEdit={(id) => {
                setPinned(id);
                setPanel({ do: 'edit' });
                setView('names');
              }}
            />
          ) : null}
          {view === 'spellings' ? (
            <SpellingsView care={care} count={summary.data?.learntAliases ?? null} />
          ) : null}
          {view === 'history' ? (
            <HistoryView care={care} version={Number(summary.data?.version ?? 0)} />
          ) : null}
          {view === 'files' ? <FilesView care={care} /> : null}
          {view === 'main' ? <MainView sync={sync} /> : null}
        </section>
      )}
    </div>
  );
};

type PaneProps = {
  readonly kind: Kind;
  readonly panel: Panel | null;
  readonly current: EntityRow | null;
  readonly care: Care;
  readonly onBegin: (what: 'merge' | 'split' | 'alias' | 'edit') => boolean;
  /** Back to the entry, or to another one that the act left. */
  readonly onClose: (id: string | null) => void;
};

const RightPane = ({ kind, panel, current, care, onBegin, onClose }: PaneProps) => {
  if (panel?.do === 'create')
    return <EditPanel kind={kind} row={null} care={care} onDone={onClose} onCancel={() => onClose(null)} />;
  if (current === null)
    return (
      <div className="au-nothing">
        <h2>{words.choose}</h2>
        <p>{words.chooseText}</p>
      </div>
    );
  const props = { row: current, care, onCancel: () => onClose(null) } as const;
  switch (panel?.do) {
    case 'merge':
      return (
        <MergePanel
          key={current.id}
          from={current}
          among={panel.among}
          care={care}
          onDone={onClose}
          onCancel={props.onCancel}
        />
      );
    case 'split':
      return <SplitPanel key={current.id} {...props} onDone={onClose} />;
    case 'alias':
      return <AliasPanel key={current.id} {...props} onDone={props.onCancel} />;
    case 'edit':
      return <EditPanel key={current.id} kind={current.kind} {...props} onDone={() => onClose(current.id)} />;
    case undefined:
      return <EntityPage key={current.id} id={current.id} row={current} care={care} onBegin={onBegin} />;
  }
};
