import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import { failureShapeOf } from '../../client/failure.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type Said, SaidLine } from '../../ui/said.tsx';
import { When } from '../../ui/when.tsx';
import { healthWords as words } from '../../words/health.ts';
import { AutomationSummary } from './automation-summary.tsx';
import './health.css';
import { useScreenKeys } from '../batches/use-screen-keys.ts';
import { LevelCard } from './level-card.tsx';
import { SitesTable } from './sites-table.tsx';

/** Figures that change by the clock and not by an event (ages, rests) are read again this often. */
const freshMs = 5000;

/** Health: whether the service is as it should be, and what to do when it is not. */
export const HealthScreen = () => {
  const [said, setSaid] = useState<Said | null>(null);
  const navigate = useNavigate();
  useScreenKeys((chord) => {
    if (chord !== 'm') return false;
    void navigate({ to: '/health/automation' });
    return true;
  });
  const levels = useQuery({ ...orpc.health.levels.queryOptions(), refetchInterval: freshMs });
  const sites = useQuery({ ...orpc.health.sites.queryOptions(), refetchInterval: freshMs });
  const alerts = useQuery(orpc.health.alerts.queryOptions());
  const failed = [levels, sites, alerts].find((query) => query.isError);
  const items = levels.data?.items ?? [];
  const missed = items.filter((level) => !level.met).length;
  const open = alerts.data?.items.filter((alert) => !alert.dismissed) ?? [];

  const act = async (work: () => Promise<unknown>, text: string): Promise<void> => {
    try {
      await work();
      setSaid({ text, tone: 'done' });
      await Promise.all([sites.refetch(), alerts.refetch()]);
    } catch (thrown) {
      const { message, remedy } = failureShapeOf(thrown);
      setSaid({ text: `${message} ${remedy}`, tone: 'failed' });
    }
  };

  return (
    <div className="he">
      <header className="he-top">
        <h1>{words.title}</h1>
        <p className="he-quiet">
          {levels.isSuccess ? (missed === 0 ? words.allWell : words.missed(missed)) : ''}
        </p>
      </header>
      <div className="he-main">
        {failed === undefined ? null : (
          <ErrorNote error={failed.error} title={words.failedToLoad} onRetry={() => void failed.refetch()} />
        )}
        <section aria-labelledby="he-levels">
          <h2 id="he-levels">{words.levels}</h2>
          <ul className="he-levels">
            {items.map((level) => (
              <LevelCard key={level.name} level={level} />
            ))}
          </ul>
        </section>
        <section aria-labelledby="he-alerts">
          <h2 id="he-alerts">{words.alerts}</h2>
          {alerts.isSuccess && open.length === 0 ? <p className="he-quiet">{words.noAlerts}</p> : null}
          <ul className="he-alerts">
            {open.map((alert) => (
              <li key={alert.id}>
                <div>
                  <strong>{alert.title}</strong> <When at={alert.raisedAt} />
                  <p>
                    {alert.message} {alert.remedy}
                  </p>
                </div>
                <Button
                  size="small"
                  aria-label={words.dismissOf(alert.title)}
                  onClick={() =>
                    void act(() => client.health.dismissAlert({ id: alert.id }), words.dismissed)
                  }
                >
                  {words.dismiss}
                </Button>
              </li>
            ))}
          </ul>
        </section>
        <AutomationSummary />
        <section aria-labelledby="he-sites">
          <h2 id="he-sites">{words.sites}</h2>
          {sites.isSuccess && sites.data.items.length === 0 ? (
            <p className="he-quiet">{words.noSites}</p>
          ) : (
            <SitesTable
              sites={sites.data?.items ?? []}
              onResume={(site) => void act(() => client.health.resumeSite({ site }), words.resumed(site))}
            />
          )}
        </section>
      </div>
      <SaidLine said={said} />
    </div>
  );
};
