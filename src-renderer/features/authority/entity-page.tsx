import type { EntityRow } from '../../../src-main/contract/authority.ts';
import { client } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords as words } from '../../words/authority.ts';
import { langOf } from '../review/spelling.ts';
import { ChangeLines } from './history-view.tsx';
import { LearntOf, UsesOf } from './resting-lists.tsx';
import type { Care } from './use-care.ts';

type Props = {
  readonly id: string;
  readonly row: EntityRow;
  readonly care: Care;
  /** Opens a panel; left out where there is none beside the page. */
  readonly onBegin?: (what: 'merge' | 'split' | 'alias' | 'edit') => boolean;
};
const acts = ['merge', 'split', 'alias', 'edit'] as const;

/** One name: its other names with their origin, facts, learnt spellings, where it is used, and what was done to it. */
export const EntityPage = ({ id, row, care, onBegin }: Props) => {
  return (
    <article className="au-page">
      <p className="au-quiet">{words.one[row.kind]}</p>
      <h2 lang={langOf(row.name)}>{row.name}</h2>
      <p className="au-quiet">
        {words.origin(row.source, row.provenance)} · {words.used(row.used)}
      </p>
      {onBegin ? (
        <p className="au-acts">
          {acts.map((act) => (
            <Button key={act} size="small" onClick={() => onBegin(act)}>
              {careWords.acts[act]}
            </Button>
          ))}
        </p>
      ) : null}
      <Facts facts={row.facts} />
      <h3>{words.aliases}</h3>
      {row.aliases.length > 0 ? (
        <ul className="au-chips">
          {row.aliases.map((alias) => (
            <li key={alias} lang={langOf(alias)}>
              {alias}{' '}
              <button
                type="button"
                className="au-drop"
                aria-label={careWords.alias.remove(alias)}
                onClick={() =>
                  void care.run(
                    () => client.authority.edit({ id, removeAliases: [alias] }),
                    careWords.alias.removed(alias),
                  )
                }
              >
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="au-quiet">{words.noAliases}</p>
      )}
      <h3 title={words.learntHelp}>{words.learnt}</h3>
      <LearntOf id={id} care={care} />
      <h3>{words.usedIn}</h3>
      <UsesOf id={id} />
      <h3>{careWords.history.titleOfOne}</h3>
      <ChangeLines entity={id} title={careWords.history.titleOfOne} care={care} />
    </article>
  );
};

const Facts = ({ facts }: { readonly facts: EntityRow['facts'] }) => {
  const known = (Object.keys(words.factNames) as (keyof typeof words.factNames)[])
    .map((key) => [key, facts[key]] as const)
    .filter(([, value]) => value !== undefined && value !== false);
  return (
    <>
      <h3>{words.facts}</h3>
      {known.length > 0 ? (
        <dl className="au-facts">
          {known.map(([key, value]) => (
            <div key={key}>
              <dt title={words.factHelp[key]}>{words.factNames[key]}</dt>
              <dd>{value === true ? words.yes : value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="au-quiet">{words.noFacts}</p>
      )}
    </>
  );
};
