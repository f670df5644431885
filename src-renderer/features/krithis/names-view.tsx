import { useState } from 'react';
import type { KrithiDetail } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { langOf } from '../review/spelling.ts';
import { type Chosen, NameChooser } from './name-chooser.tsx';

type Mention = KrithiDetail['mentions'][number];
export type NameKind = Mention['kind'];

export const nameKinds: readonly NameKind[] = ['composer', 'raga', 'tala', 'deity', 'temple'];
const sourceWords = {
  manifest: words.page.fromList,
  page: words.page.fromPage,
  source_default: words.page.fromSite,
  person: words.page.fromPerson,
} as const;

type Props = {
  readonly krithi: KrithiDetail;
  /** The kind that is being chosen; the screen's key asks for it too. */
  readonly choosing: NameKind | null;
  readonly onChoosing: (kind: NameKind | null) => void;
  readonly onSet: (kind: NameKind, entities: readonly string[] | null) => Promise<boolean>;
};

/** Every name of the krithi: what it was settled to, what was printed, how that was settled, and a way to say otherwise. */
export const NamesView = ({ krithi, choosing, onChoosing, onSet }: Props) => {
  const [busy, setBusy] = useState(false);
  const set = async (kind: NameKind, chosen: readonly Chosen[] | null): Promise<void> => {
    setBusy(true);
    const ok = await onSet(kind, chosen === null ? null : chosen.map(({ id }) => id));
    setBusy(false);
    if (ok) onChoosing(null);
  };
  return (
    <table className="kr-names" aria-label={words.page.names} aria-busy={busy}>
      <tbody>
        {nameKinds.map((kind) => {
          const mentions = krithi.mentions
            .filter((mention) => mention.kind === kind)
            .toSorted((a, b) => a.position - b.position);
          const now = mentions
            .filter(({ state }) => state === 'resolved')
            .flatMap(({ entities }) => entities);
          return (
            <tr key={kind} data-field={kind}>
              <th scope="row">{words.page.kinds[kind]}</th>
              <td>
                {mentions.length === 0 ? <span className="kr-quiet">{words.none}</span> : null}
                {mentions.map((mention) => (
                  <Said key={mention.id} mention={mention} />
                ))}
                {choosing === kind ? (
                  <NameChooser
                    kind={kind}
                    now={now}
                    isOwn={mentions.some(({ source }) => source === 'person')}
                    onChoose={(chosen) => void set(kind, chosen)}
                    onCancel={() => onChoosing(null)}
                  />
                ) : null}
              </td>
              <td>
                <button
                  type="button"
                  className="kr-edit"
                  aria-expanded={choosing === kind}
                  aria-label={words.names.choose(words.page.kinds[kind])}
                  onClick={() => onChoosing(choosing === kind ? null : kind)}
                >
                  {words.names.change}
                </button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const Said = ({ mention }: { readonly mention: Mention }) => {
  const name = nameOf(mention);
  return (
    <div className={mention.state === 'overruled' ? 'kr-overruled' : ''}>
      <strong lang={langOf(name)}>{name}</strong>{' '}
      <span className="kr-quiet">
        {name === mention.printed || mention.printed === '' ? '' : words.page.printed(mention.printed)}{' '}
        {sourceWords[mention.source]}
      </span>
      <div className={mention.state === 'waiting' ? 'kr-bad' : 'kr-quiet'}>{howOf(mention)}</div>
    </div>
  );
};

const nameOf = (mention: Mention): string => {
  if (mention.entities.length > 0) return mention.entities.map((entity) => entity.name).join(' · ');
  return mention.printed === '' ? words.names.noneSaid : mention.printed;
};

const howOf = (mention: Mention): string => {
  switch (mention.state) {
    case 'resolved':
    case 'overruled':
      return mention.how;
    case 'waiting':
      return `▲ ${words.page.waiting}`;
    case 'unsure':
      return `? ${words.page.unsure}`;
    case 'none':
      return words.page.left;
  }
};
