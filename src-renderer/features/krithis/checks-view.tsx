import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';

type Props = {
  readonly krithi: KrithiDetail;
  /** Goes to what a check is about: `section:KEY`, `name:KIND`, `field:NAME`, `source` or `duplicates`. */
  readonly onGo: (at: string) => void;
};

type Check = NonNullable<KrithiDetail['qualityReport']>['checks'][number];
const parts = ['completeness', 'resolution', 'source', 'validation'] as const;

/** What a reviewer should look at before approving: the score with its parts, failed checks with remedies, remarks. */
export const ChecksView = ({ krithi, onGo }: Props) => {
  const report = krithi.qualityReport;
  const failed = report?.checks.filter((check) => !check.passed) ?? [];
  const flags = krithi.extraction?.flags ?? [];
  const twins = krithi.duplicateList.filter(({ kind }) => kind !== 'other_raga').length;
  return (
    <section className="kr-checks" aria-label={words.page.quality}>
      {report ? (
        <p className="kr-score">
          <span title={words.qualityHelp}>
            {words.page.quality} <strong>{words.percent(report.score)}</strong>{' '}
            {words.page.tiers[report.tier]}
          </span>
          <span className="kr-quiet">
            {parts
              .map((part) => `${words.page.parts[part]} ${words.percent(report.parts[part])}`)
              .join(' · ')}
          </span>
        </p>
      ) : null}
      {failed.length + flags.length + twins > 0 || krithi.blocker !== null ? (
        <ul className="kr-problems" aria-label={words.page.toLookAt}>
          {krithi.blocker === null || krithi.state !== 'in_review' ? null : (
            <li className="kr-bad">
              <strong>{words.page.cannotBeApproved}</strong> {krithi.blocker.message} {krithi.blocker.remedy}
            </li>
          )}
          {failed.map((check) => (
            <Failed key={check.name} check={check} onGo={onGo} />
          ))}
          {flags.map((flag) => (
            <li key={flag.code + flag.message}>{flag.message}</li>
          ))}
          {twins > 0 ? (
            <li>
              <strong>{words.duplicates(twins)}.</strong>{' '}
              <button type="button" className="kr-link" onClick={() => onGo('duplicates')}>
                {words.twins.compare}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
      {report ? (
        <details>
          <summary>
            {words.page.allChecks(report.checks.length - failed.length, report.checks.length)}
          </summary>
          {parts.map((part) => (
            <div key={part}>
              <h3>{words.page.partNames[part]}</h3>
              <ul className="kr-check-list">
                {report.checks
                  .filter((check) => check.part === part)
                  .map((check) => (
                    <li key={check.name}>
                      <span aria-hidden="true">{check.passed ? '✓' : '▲'}</span> {check.name}
                      {check.passed ? '' : `: ${words.page.no}`}
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        </details>
      ) : null}
    </section>
  );
};

const Failed = ({ check, onGo }: { readonly check: Check; readonly onGo: (at: string) => void }) => {
  const { at } = check;
  return (
    <li>
      <strong>
        {check.name}: {words.page.no}.
      </strong>{' '}
      {check.detail === undefined ? '' : `${check.detail} `}
      {check.remedy}{' '}
      {at === undefined ? null : (
        <button type="button" className="kr-link" onClick={() => onGo(at)}>
          {words.page.show}
          <span className="kr-hidden"> {check.name}</span>
        </button>
      )}
    </li>
  );
};
