import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Alert } from '../../src-main/contract/health.ts';
import { client, orpc } from '../client/api.ts';
import { failureShapeOf } from '../client/failure.ts';
import { Button } from '../ui/button.tsx';
import { appWords } from '../words/app.ts';
import './alerts.css';

const words = appWords.alerts;

/** The alerts to show: open, not dismissed, not had before, and no more than fit in the corner. */
const shownAlerts = (alerts: readonly Alert[], had: ReadonlySet<string>): readonly Alert[] =>
  alerts
    .filter(({ id, clearedAt, dismissed }) => clearedAt === null && !dismissed && !had.has(id))
    .slice(0, 3);

/** How long an alert stays in the corner; Health and its mark on the rail keep it. */
const showMs = 15_000;

type Props = {
  /** Told but not shown: where nothing may cover what is being judged, or where they stand anyway. */
  readonly isQuiet: boolean;
};

/** Alerts in the corner: each once, for a while, unless it is being looked at. */
export const Alerts = ({ isQuiet }: Props) => {
  const query = useQuery(orpc.health.alerts.queryOptions());
  const [had, setHad] = useState<ReadonlySet<string>>(new Set());
  const corner = useRef<HTMLElement>(null);
  const shown = shownAlerts(query.data?.items ?? [], had);
  const ids = shown.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (ids === '' || isQuiet) return undefined;
    const timer = setInterval(() => {
      const isLookedAt = corner.current?.matches(':hover, :focus-within') === true;
      if (!isLookedAt) setHad((before) => new Set([...before, ...ids.split(' ')]));
    }, showMs);
    return () => clearInterval(timer);
  }, [ids, isQuiet]);
  return (
    <section
      ref={corner}
      className={isQuiet ? 'app-hidden' : 'app-alerts'}
      aria-label={words.name}
      aria-live="polite"
    >
      {shown.map((alert) =>
        isQuiet ? <p key={alert.id}>{alert.message}</p> : <AlertCard key={alert.id} alert={alert} />,
      )}
    </section>
  );
};

const AlertCard = ({ alert }: { readonly alert: Alert }) => {
  const queries = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);
  const dismiss = async (): Promise<void> => {
    try {
      await client.health.dismissAlert({ id: alert.id });
      await queries.invalidateQueries({ queryKey: orpc.health.key() });
    } catch (thrown) {
      setFailure(failureShapeOf(thrown).message);
    }
  };
  return (
    <article className="app-alert">
      <strong>
        <span aria-hidden="true">▲</span> {alert.message}
      </strong>
      <p>{alert.remedy}</p>
      {failure === null ? null : <p role="alert">{failure}</p>}
      <div className="app-alert-acts">
        <Link to="/health">{words.look}</Link>
        <Button size="small" onClick={() => void dismiss()}>
          {words.dismiss}
        </Button>
      </div>
    </article>
  );
};
