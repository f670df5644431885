import type { Impact } from '../../../src-main/contract/authority-shapes.ts';
import { careWords as words } from '../../words/authority-care.ts';
import { langOf } from '../review/spelling.ts';

/** What an act would touch: counts, and the krithis by name. */
export const ImpactView = ({ impact }: { readonly impact: Impact }) => (
  <section aria-label={words.impactTitle}>
    <h3>{words.impactTitle}</h3>
    <p>
      {words.impact(impact.krithis, impact.approved, impact.published, impact.decisions, impact.spellings)}
    </p>
    {impact.list.length > 0 ? (
      <ul className="au-krithis au-short" aria-label={words.krithis}>
        {impact.list.map((krithi) => (
          <li key={`${krithi.id} ${krithi.valueId}`}>
            <span lang={langOf(krithi.title)}>{krithi.title}</span>
            <span className="au-quiet">{krithi.printed}</span>
          </li>
        ))}
      </ul>
    ) : null}
  </section>
);
