import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { langOf } from '../review/spelling.ts';
import { krithiWords as words } from '../../words/krithis.ts';

type Mention = KrithiDetail['mentions'][number];

const order: readonly Mention['kind'][] = ['composer', 'raga', 'tala', 'deity', 'temple'];
const sourceWords = {
  manifest: words.page.fromList,
  page: words.page.fromPage,
  source_default: words.page.fromSite,
  person: words.page.fromPerson,
} as const;

/** Every name of the krithi: what it was settled to, what was printed, and how that was settled. */
export const NamesView = ({ krithi }: { readonly krithi: KrithiDetail }) => {
  const known = krithi.mentions.toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.position - b.position,
  );
  const missing = (['composer', 'raga', 'tala'] as const).filter(
    (kind) => !known.some((mention) => mention.kind === kind),
  );
  return (
    <table className="kr-names" aria-label={words.page.names}>
      <tbody>
        {known.map((mention) => (
          <tr key={mention.id}>
            <th scope="row">{words.page.kinds[mention.kind]}</th>
            <td>
              <strong lang={langOf(nameOf(mention))}>{nameOf(mention)}</strong>{' '}
              <span className="kr-quiet">
                {nameOf(mention) === mention.printed ? '' : words.page.printed(mention.printed)}{' '}
                {sourceWords[mention.source]}
              </span>
              <div className={mention.state === 'waiting' ? 'kr-bad' : 'kr-quiet'}>{howOf(mention)}</div>
            </td>
          </tr>
        ))}
        {missing.map((kind) => (
          <tr key={kind}>
            <th scope="row">{words.page.kinds[kind]}</th>
            <td className="kr-quiet">{words.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const nameOf = (mention: Mention): string =>
  mention.entities.length > 0 ? mention.entities.map((entity) => entity.name).join(' · ') : mention.printed;

const howOf = (mention: Mention): string => {
  switch (mention.state) {
    case 'resolved':
      return mention.how;
    case 'waiting':
      return `▲ ${words.page.waiting}`;
    case 'unsure':
      return `? ${words.page.unsure}`;
    case 'none':
      return words.page.left;
  }
};
