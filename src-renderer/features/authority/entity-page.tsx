import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { client, orpc } from '../../client/api.ts';
import type { AliasView, EntityDetail, EntityRow } from '../../../src-main/contract/authority.ts';
import { failureOf } from '../review/failure.ts';
import { langOf } from '../review/spelling.ts';
import { Button } from '../../ui/button.tsx';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords as words } from '../../words/authority.ts';
import { ChangeLine } from './history-view.tsx';
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
  const query = useQuery(orpc.authority.get.queryOptions({ input: { id } }));
  const history = useQuery(orpc.authority.changes.queryOptions({ input: { entity: id } }));
  const detail = query.data;
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
      {query.isError ? (
        <div role="alert">
          <p>
            <strong>{words.openFailed}.</strong> {failureOf(query.error).message}
          </p>
          <button type="button" onClick={() => void query.refetch()}>
            {words.retry}
          </button>
        </div>
      ) : null}
      {detail ? (
        <>
          <h3 title={words.learntHelp}>{words.learnt}</h3>
          <Learnt aliases={detail.learnt} care={care} />
          <h3>{words.usedIn}</h3>
          <UsedIn krithis={detail.krithis} />
        </>
      ) : null}
      {history.data && history.data.items.length > 0 ? (
        <>
          <h3>{careWords.history.titleOfOne}</h3>
          <ol className="au-history">
            {history.data.items.map((change) => (
              <ChangeLine key={change.seq} change={change} care={care} />
            ))}
          </ol>
        </>
      ) : null}
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

const Learnt = ({ aliases, care }: { readonly aliases: readonly AliasView[]; readonly care: Care }) => {
  const [asking, setAsking] = useState<string | null>(null);
  const revoke = async (alias: AliasView): Promise<void> => {
    setAsking(null);
    await care.run(
      () => client.authority.retireSpelling({ id: alias.id }),
      careWords.spellings.takenBack(alias.value),
    );
  };
  return (
    <>
      {aliases.length === 0 ? <p className="au-quiet">{words.noLearnt}</p> : null}
      <ul className="au-learnt">
        {aliases.map((alias) => (
          <li key={alias.id}>
            <span>
              <strong lang={langOf(alias.value)}>{alias.value}</strong>{' '}
              <span className="au-quiet">
                {words.scopes[alias.scope]} · {words.learntBy(alias.who, alias.at, alias.used)}
              </span>
            </span>
            {asking === alias.id ? (
              <span className="au-sure">
                {words.revokeSure(alias.used)}
                <button type="button" onClick={() => void revoke(alias)}>
                  {words.revokeYes}
                </button>
                <button type="button" onClick={() => setAsking(null)}>
                  {words.revokeNo}
                </button>
              </span>
            ) : (
              <button
                type="button"
                aria-label={words.revokeName(alias.value)}
                onClick={() => setAsking(alias.id)}
              >
                {words.revoke}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

const UsedIn = ({ krithis }: { readonly krithis: EntityDetail['krithis'] }) => {
  const navigate = useNavigate();
  if (krithis.length === 0) return <p className="au-quiet">{words.notUsed}</p>;
  return (
    <ul className="au-krithis">
      {krithis.map((krithi) => (
        <li key={krithi.id}>
          <button
            type="button"
            className="au-link"
            onClick={() => void navigate({ to: '/krithis/$id', params: { id: krithi.id } })}
          >
            <span lang={langOf(krithi.title)}>{krithi.title}</span>
          </button>
          <span className="au-quiet">{words.printed(krithi.printed)}</span>
        </li>
      ))}
    </ul>
  );
};
