import { useEffect, useState } from 'react';
import type { QueueDetail, QueueItem } from '../../../src-main/contract/review.ts';
import { KeyButton } from './key-button.tsx';
import type { KeyMap } from './key-map.ts';
import type { ReviewState } from './session-state.ts';
import { currentRow, currentSlot } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { type Scheme, langOf } from './spelling.ts';
import { useSnippet } from './snippet.ts';
import { inScheme } from './transliterate.ts';
import { reviewWords as words } from '../../words/review.ts';

const shownKrithis = 12;
/** Letters from which a name is written smaller, so that it keeps to its lines. */
const longValue = 18;

type Props = { readonly state: ReviewState; readonly session: ReviewSession; readonly scheme: Scheme };
type PaneProps = Props & { readonly keys: KeyMap; readonly onTakeBack: () => void };

/** Centre: the name as printed, what is taken together with it, where it is printed, and the sentence of the page. */
export const ValuePane = ({ state, session, scheme, keys, onTakeBack }: PaneProps) => {
  const row = currentRow(state);
  if (!row) return null;
  const { item, mark } = row;
  const detail = currentSlot(state)?.detail ?? null;
  return (
    <>
      <header className="rv-value-head">
        <p className="rv-ask" key={item.id}>
          {words.value.ask(item.kind)}
          <span className="rv-frees">
            {item.decided ? words.value.printedInSoMany(item.krithis) : words.value.frees(item.krithis)}
          </span>
        </p>
        <ValueText item={item} scheme={scheme} />
        {detail?.note ? (
          <p className="rv-note">
            {words.value.note}: {detail.note}
          </p>
        ) : null}
        {detail?.senders.map((said, i) => (
          <p className="rv-note" key={i}>
            {words.value.senderSays(said)}
          </p>
        ))}
      </header>
      <div className="rv-value-body" key={item.id}>
        {mark?.is === 'failed' ? (
          <p className="rv-inline-error" role="alert">
            <strong>{words.echo.failedTitle}.</strong> {mark.message} {mark.remedy}
          </p>
        ) : null}
        {item.decided ? (
          <p className="rv-decided">
            <span>
              <strong>{words.value.decided(item.decided.names, item.decided.who, item.decided.at)}.</strong>{' '}
              {words.value.sayElse}
            </span>
            <KeyButton keys={keys} action="take_back" label={words.actions.takeBack} onPress={onTakeBack} />
          </p>
        ) : null}
        {detail ? <Evidence value={item.id} krithi={chosenKrithi(detail, state)?.id ?? null} /> : null}
        {item.spellings.length > 1 ? <Spellings item={item} state={state} session={session} /> : null}
        {detail ? <Printed detail={detail} state={state} session={session} /> : null}
      </div>
    </>
  );
};

const ValueText = ({ item, scheme }: { readonly item: QueueItem; readonly scheme: Scheme }) => {
  const [written, setWritten] = useState<{ of: string; text: string | null } | null>(null);
  const key = `${scheme} ${item.value}`;
  useEffect(() => {
    if (scheme === 'printed') return undefined;
    let here = true;
    inScheme(item.value, scheme).then(
      (text) => here && setWritten({ of: key, text }),
      () => here && setWritten({ of: key, text: null }),
    );
    return () => {
      here = false;
    };
  }, [item.value, scheme, key]);
  const other = scheme !== 'printed' && written?.of === key ? written : null;
  const shown = other?.text ?? item.value;
  return (
    <>
      <h2
        className={`rv-value${shown.length > longValue ? ' rv-value-long' : ''}`}
        lang={langOf(shown)}
        dir="auto"
        data-printed={item.value}
      >
        {shown}
      </h2>
      <p className="rv-scheme">
        {other && other.text === null ? words.value.notWritable : words.value.scheme[scheme]}
        {other?.text && other.text !== item.value ? (
          <span lang={langOf(item.value)}> · {item.value}</span>
        ) : null}
      </p>
    </>
  );
};

const Spellings = ({ item, state, session }: { readonly item: QueueItem } & Omit<Props, 'scheme'>) => {
  const { unticked } = state.visit;
  const toggle = (value: string): void => {
    const next = new Set(unticked);
    if (!next.delete(value)) next.add(value);
    session.visit({ unticked: next });
  };
  return (
    <fieldset className="rv-spellings">
      <legend title={words.value.spellingsHelp}>{words.value.spellings}</legend>
      {item.spellings.map((spelling) => (
        <label key={spelling.value}>
          <input
            type="checkbox"
            aria-label={words.value.spelling(spelling.value, spelling.count)}
            checked={!unticked.has(spelling.value)}
            onChange={() => toggle(spelling.value)}
          />
          <span lang={langOf(spelling.value)}>{spelling.value}</span>
          <span className="rv-count">{words.number(spelling.count)}</span>
        </label>
      ))}
    </fieldset>
  );
};

/** The krithi that "this krithi only" means: the chosen one, else the first. */
export const chosenKrithi = (
  detail: QueueDetail,
  state: ReviewState,
): QueueDetail['krithiList'][number] | null =>
  detail.krithiList.find((krithi) => krithi.id === state.visit.krithi) ?? detail.krithiList[0] ?? null;

/** The sentence that names it, always in the same place and of the same height. */
const Evidence = ({ value, krithi }: { readonly value: number; readonly krithi: string | null }) => {
  const query = useSnippet(value, krithi);
  const snippet = query.data?.snippet ?? null;
  return (
    <section className="rv-evidence" aria-label={words.value.evidence}>
      <h3>{words.value.evidence}</h3>
      {snippet ? (
        <blockquote>
          <p dir="auto">
            <span lang={langOf(snippet.before)}>{snippet.before}</span>
            <mark lang={langOf(snippet.match)}>{snippet.match}</mark>
            <span lang={langOf(snippet.after)}>{snippet.after}</span>
          </p>
          <footer>{words.value.from(snippet.source)}</footer>
        </blockquote>
      ) : (
        <p className="rv-quiet">{evidenceText(query)}</p>
      )}
    </section>
  );
};

/** Nothing while it is being read; a failed look-up is never shown as "not on the page". */
const evidenceText = (query: { readonly isPending: boolean; readonly isError: boolean }): string => {
  if (query.isError) return words.value.evidenceFailed;
  return query.isPending ? '' : words.value.noEvidence;
};

/** The review pack that asks for every krithi of a name; said once where it is one. */
const packOfAll = ({ krithiList }: QueueDetail): string | null => {
  const pack = krithiList[0]?.pack ?? null;
  return krithiList.every((krithi) => krithi.pack === pack) ? pack : null;
};

const Printed = ({ detail, state, session }: { readonly detail: QueueDetail } & Omit<Props, 'scheme'>) => {
  const [all, setAll] = useState(false);
  const chosen = chosenKrithi(detail, state);
  const onlyPack = packOfAll(detail);
  const list = all ? detail.krithiList : detail.krithiList.slice(0, shownKrithis);
  return (
    <section className="rv-printed">
      <h3>
        {words.value.printedIn}
        {onlyPack === null ? null : <span className="rv-quiet"> · {words.value.fromPack(onlyPack)}</span>}
      </h3>
      <ul>
        {list.map((krithi) => (
          <li key={krithi.id}>
            <button
              type="button"
              aria-pressed={krithi.id === chosen?.id}
              onClick={() => session.visit({ krithi: krithi.id })}
            >
              <span className="rv-printed-title" lang={langOf(krithi.title)}>
                {krithi.title}
              </span>
              <span className="rv-quiet">
                {[
                  krithi.composer,
                  krithi.printed === detail.value ? null : krithi.printed,
                  krithi.pack === null || onlyPack !== null ? null : words.value.fromPack(krithi.pack),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {list.length < detail.krithiList.length ? (
        <button type="button" className="rv-link" onClick={() => setAll(true)}>
          {words.value.moreKrithis(detail.krithiList.length - list.length)}
        </button>
      ) : null}
    </section>
  );
};
