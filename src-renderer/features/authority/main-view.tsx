import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type {
  SyncAction,
  SyncDirection,
  SyncPlan,
  SyncRow,
} from '../../../src-main/contract/authority-sync.ts';
import { orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LongList, type LongListHandle } from '../../ui/long-list.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { syncWords as words } from '../../words/authority-sync.ts';
import { authorityWords } from '../../words/authority.ts';
import { langOf } from '../review/spelling.ts';
import { fieldName } from './field-name.ts';
import { useRowKeys } from './keys.ts';
import type { Sync } from './use-sync.ts';

const directions = ['pull', 'push'] as const;
const actions = ['conflict', 'update', 'create'] as const;
type Shown = (typeof actions)[number];

/** The list and that of the main database, brought together either way: first what would change, then one step. */
export const MainView = ({ sync }: { readonly sync: Sync }) => {
  const status = useQuery(orpc.publish.status.queryOptions());
  if (status.isError)
    return (
      <ErrorNote error={status.error} title={words.statusFailed} onRetry={() => void status.refetch()} />
    );
  if (status.data === undefined) return <p className="au-page au-quiet">{words.loading}</p>;
  const { postgres } = status.data;
  if (postgres.sealed !== null)
    return (
      <ErrorNote
        error={{ data: postgres.sealed }}
        title={words.statusFailed}
        onRetry={() => void status.refetch()}
      />
    );
  if (!postgres.set)
    return (
      <EmptyState title={words.noAddress} text={words.noAddressText}>
        <Link to="/publish">{words.toPublish}</Link>
      </EmptyState>
    );
  const { state, look, apply } = sync;
  const isBusy = state.phase === 'looking' || state.phase === 'applying';
  return (
    <div className="au-page au-wide">
      <h2>{words.title}</h2>
      <p>
        <strong>{postgres.describe}</strong>
      </p>
      <p className="au-quiet">{words.help}</p>
      <div className="au-acts">
        {directions.map((direction) => (
          <Button key={direction} disabled={isBusy} onClick={() => void look(direction)}>
            {words.look[direction]}
          </Button>
        ))}
      </div>
      {state.phase === 'looking' ? (
        <p className="au-quiet" role="status">
          {words.looking}
        </p>
      ) : null}
      {state.phase === 'failed' ? (
        <ErrorNote error={state.error} title={words.failed} onRetry={() => void look(state.direction)} />
      ) : null}
      {state.phase === 'planned' || state.phase === 'applying' ? (
        <Plan
          key={state.direction}
          plan={state.plan}
          isApplying={state.phase === 'applying'}
          onApply={() => void apply(state.plan)}
        />
      ) : null}
    </div>
  );
};

const keyOf = ({ key }: SyncRow): string => key;

type PlanProps = {
  readonly plan: SyncPlan;
  readonly isApplying: boolean;
  readonly onApply: () => void;
};

const Plan = ({ plan, isApplying, onApply }: PlanProps) => {
  const { direction, counts, rows, notes } = plan;
  const [shown, setShown] = useState<Shown>(actions.find((action) => counts[action] > 0) ?? 'create');
  const act = useRef<HTMLDivElement>(null);
  const list = useRef<LongListHandle>(null);
  useRowKeys(list);
  const todo = counts.create + counts.update;
  // Enter does what was just shown.
  useEffect(() => act.current?.querySelector('button')?.focus(), [plan]);
  const listed = rows.filter(({ action }) => action === shown);
  return (
    <section aria-label={words.plans[direction]}>
      <h3>{words.plans[direction]}</h3>
      {todo === 0 ? (
        <p role="status">
          {counts.conflict === 0 ? words.nothing(counts.unchanged) : words.nothingButConflicts}
        </p>
      ) : (
        <div ref={act} className="au-acts">
          <Button variant="primary" disabled={isApplying} onClick={onApply}>
            {isApplying ? words.applying[direction] : words.apply[direction]}
          </Button>
        </div>
      )}
      {notes.map((note) => (
        <p key={note} className="au-quiet">
          {note}
        </p>
      ))}
      {todo + counts.conflict === 0 ? null : (
        <>
          <div className="au-sync-tabs">
            <Tabs
              name={words.actionsName}
              active={shown}
              onChange={setShown}
              tabs={actions.map((key) => ({
                key,
                label: words.actions[key],
                count: words.number(counts[key]),
              }))}
            />
            <span className="au-quiet">
              {words.actions.unchanged}: {words.number(counts.unchanged)}
            </span>
          </div>
          {shown === 'conflict' && listed.length > 0 ? (
            <p className="au-quiet">{words.conflictHelp[direction]}</p>
          ) : null}
          {listed.length === 0 ? <p className="au-quiet">{words.noRows[shown]}</p> : null}
          {listed.length < counts[shown] ? (
            <p className="au-quiet">{words.first(listed.length, counts[shown])}</p>
          ) : null}
          {listed.length === 0 ? null : (
            <LongList
              key={shown}
              ref={list}
              rows={listed}
              keyOf={keyOf}
              total={listed.length}
              label={words.rowsOf(words.actions[shown])}
              estimate={34}
              className="au-sync"
              rowClass={() => 'au-sync-row'}
            >
              {(row) => <Row row={row} direction={direction} />}
            </LongList>
          )}
        </>
      )}
    </section>
  );
};

const Row = ({ row, direction }: { readonly row: SyncRow; readonly direction: SyncDirection }) => (
  <>
    <span>
      <strong lang={langOf(row.name)}>{row.name}</strong>{' '}
      <span className="au-quiet">{authorityWords.one[row.kind]}</span>
    </span>
    <span>
      {row.changes.length === 0 && row.reason !== null ? (
        <span className="au-warn">▲ {row.reason}</span>
      ) : null}
      {row.changes.map((change) => (
        <span key={change.field} className="au-sync-field">
          <span className="au-quiet">{fieldName(change.field)}</span>{' '}
          <Values action={row.action} change={change} direction={direction} />
        </span>
      ))}
    </span>
  </>
);

type ValuesProps = {
  readonly action: SyncAction;
  readonly change: SyncRow['changes'][number];
  readonly direction: SyncDirection;
};

const Values = ({ action, change: { before, after, base }, direction }: ValuesProps) => {
  const [receiving, giving] = words.sides[direction];
  if (action === 'conflict')
    return (
      <span>
        {receiving} {before ?? words.nothingThere} · {giving} {after ?? words.nothingThere}
        {base == null ? null : <span className="au-quiet"> · {words.base(base)}</span>}
      </span>
    );
  if (before === null) return <ins>{after}</ins>;
  return (
    <span>
      <del>{before}</del> → <ins>{after ?? words.nothingThere}</ins>
    </span>
  );
};
