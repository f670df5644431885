import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '../client/api.ts';
import { appWords as words } from '../words/app.ts';
import { connectionWords } from '../words/common.ts';
import { ScreenIcon } from './icons.tsx';
import { Keys } from './keys.tsx';
import { screens } from './screens.ts';
import { useIsOnline } from './use-connection.ts';

type Props = { readonly onPalette: () => void };

/** The screens, with what waits on them. */
export const Rail = ({ onPalette }: Props) => {
  const progress = useQuery(orpc.review.progress.queryOptions());
  const alerts = useQuery(orpc.health.alerts.queryOptions());
  const isOnline = useIsOnline();
  const waiting = progress.data === undefined ? 0 : progress.data.totalKrithis - progress.data.freedKrithis;
  const open =
    alerts.data?.items.filter(({ clearedAt, dismissed }) => clearedAt === null && !dismissed).length ?? 0;
  return (
    <nav className="app-rail" aria-label={words.rail}>
      <p className="app-brand" aria-hidden="true">
        {words.name}
      </p>
      <ul>
        {screens.map(({ name, to, letter, label }) => (
          <li key={name}>
            <Link
              to={to}
              className="app-rail-link"
              activeProps={{ 'aria-current': 'page' }}
              title={`g ${letter}`}
            >
              <ScreenIcon name={name} />
              <span>{label}</span>
              {name === 'review' && waiting > 0 ? (
                <span className="app-badge">
                  <span aria-hidden="true">{words.waitingShort(waiting)}</span>
                  <span className="app-hidden">{words.waiting(waiting)}</span>
                </span>
              ) : null}
              {name === 'health' && open > 0 ? (
                <span className="app-badge app-badge-warn">
                  <span aria-hidden="true">▲ {open}</span>
                  <span className="app-hidden">{words.alertsOpen(open)}</span>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
      <div className="app-rail-foot">
        <span role="status" className="app-offline" title={connectionWords.offline}>
          {isOnline ? '' : words.offline}
        </span>
        <button type="button" className="app-find" onClick={onPalette}>
          <span>{words.palette.button}</span> <Keys chord="Mod+k" />
        </button>
      </div>
    </nav>
  );
};
