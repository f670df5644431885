import type { SiteHealth } from '../../../src-main/contract/health.ts';
import { machineClock } from '../../client/clock.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { healthWords as words } from '../../words/health.ts';

const tones: Readonly<Record<SiteHealth['state'], Tone>> = {
  open: 'good',
  slowed: 'accent',
  paused: 'warn',
  blocked: 'bad',
};

type Props = { readonly sites: readonly SiteHealth[]; readonly onResume: (site: string) => void };

/** How each site is asked now, and the way to go on where it rests. */
export const SitesTable = ({ sites, onResume }: Props) => (
  <table className="he-sites">
    <thead>
      <tr>
        <th scope="col">{words.columns.site}</th>
        <th scope="col">{words.columns.state}</th>
        <th scope="col">{words.columns.gap}</th>
        <th scope="col">{words.columns.pace}</th>
        <th scope="col">{words.columns.waiting}</th>
        <th scope="col">{words.columns.act}</th>
      </tr>
    </thead>
    <tbody>
      {sites.map((site) => (
        <tr key={site.site}>
          <th scope="row">{site.site}</th>
          <td>
            <Chip tone={tones[site.state]} label={words.states[site.state]} />
            {site.pausedUntil === null ? null : (
              <span className="he-quiet"> {words.until(site.pausedUntil - machineClock.now())}</span>
            )}
            {site.reason === null ? null : <p className="he-quiet">{site.reason}</p>}
          </td>
          <td>{words.gap(site.intervalMs)}</td>
          <td>{words.pace(site.perMinute, site.targetPerMinute)}</td>
          <td>{words.waiting(site.waiting)}</td>
          <td>
            {site.state === 'paused' || site.state === 'blocked' ? (
              <Button size="small" aria-label={words.resumeOf(site.site)} onClick={() => onResume(site.site)}>
                {words.resume}
              </Button>
            ) : null}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
