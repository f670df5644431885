import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { langOf } from '../review/spelling.ts';
import { krithiWords as words } from '../../words/krithis.ts';

type Props = { readonly krithi: KrithiDetail; readonly onOpen: (id: string) => void };

const parts = ['completeness', 'resolution', 'source', 'validation'] as const;

/** What a reviewer should look at before approving: failed checks with remedies, remarks, duplicates. */
export const ChecksView = ({ krithi, onOpen }: Props) => {
  const report = krithi.qualityReport;
  const failed = report?.checks.filter((check) => !check.passed) ?? [];
  const passed = report?.checks.filter((check) => check.passed) ?? [];
  const flags = krithi.extraction?.flags ?? [];
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
      {failed.length + flags.length + krithi.duplicateList.length > 0 ? (
        <ul className="kr-problems" aria-label={words.page.toLookAt}>
          {failed.map((check) => (
            <li key={check.name}>
              <strong>{check.name}: no.</strong> {check.remedy}
            </li>
          ))}
          {flags.map((flag) => (
            <li key={flag.code + flag.message}>{flag.message}</li>
          ))}
          {krithi.duplicateList.map((twin) => (
            <li key={twin.krithi}>
              <strong>{words.duplicates(1)}:</strong>{' '}
              <button type="button" className="kr-link" onClick={() => onOpen(twin.krithi)}>
                <span lang={langOf(twin.title)}>{twin.title}</span>
              </button>
              , {twin.raga}. {twin.why}
            </li>
          ))}
        </ul>
      ) : null}
      {passed.length > 0 ? (
        <details>
          <summary>✓ {words.page.allChecks(passed.length)}</summary>
          <ul>
            {passed.map((check) => (
              <li key={check.name}>{check.name}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
};
