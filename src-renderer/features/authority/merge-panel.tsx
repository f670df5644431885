import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { EntityRow } from '../../../src-main/contract/authority.ts';
import { client, orpc } from '../../client/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { careWords } from '../../words/authority-care.ts';
import { authorityWords } from '../../words/authority.ts';
import { factPhrases } from '../review/facts.ts';
import { langOf } from '../review/spelling.ts';
import { useNameSearch } from '../review/use-name-search.ts';
import { fieldName, fieldValue } from './field-name.ts';
import { ImpactView } from './impact-view.tsx';
import type { Care } from './use-care.ts';

const words = careWords.merge;

type Named = { readonly id: string; readonly name: string };

type Props = {
  readonly from: Pick<EntityRow, 'id' | 'name' | 'kind'>;
  /** The entries that the doctor found to be one, of which one stays. */
  readonly among: readonly Named[] | null;
  readonly care: Care;
  readonly onDone: (kept: string) => void;
  readonly onCancel: () => void;
};

/** One name into another, or several into one: choose, see what it touches, then do it with Enter. */
export const MergePanel = ({ from, among, care, onDone, onCancel }: Props) => {
  const [into, setInto] = useState<Named | null>(among?.[0] ?? null);
  const title = among === null ? words.title(from.name) : words.titleOfMany(among.length);
  return (
    <article className="au-page au-form" aria-label={title}>
      <h2>{title}</h2>
      {among === null ? null : (
        <fieldset className="au-choices">
          <legend>{words.stays}</legend>
          {among.map((each) => (
            <label key={each.id}>
              <input
                type="radio"
                name="stays"
                checked={each.id === into?.id}
                onChange={() => setInto(each)}
              />
              <span lang={langOf(each.name)}>{each.name}</span>
            </label>
          ))}
        </fieldset>
      )}
      {into === null ? (
        <ChooseName from={from} onChoose={setInto} />
      ) : (
        <Preview
          from={(among ?? [from]).filter(({ id }) => id !== into.id)}
          into={into}
          care={care}
          onDone={onDone}
        />
      )}
      <p>
        <Button onClick={onCancel}>{careWords.cancel}</Button>
      </p>
    </article>
  );
};

const ChooseName = ({
  from,
  onChoose,
}: {
  readonly from: Props['from'];
  readonly onChoose: (into: Named) => void;
}) => {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { items, searching } = useNameSearch(from.kind, text);
  const hits = items.filter(({ id }) => id !== from.id);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <div className="au-search au-search-panel">
        <input
          ref={field}
          type="search"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="au-merge-hits"
          aria-activedescendant={hits[active] ? `au-merge-${active}` : undefined}
          aria-label={words.find}
          placeholder={words.find}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (by !== undefined) {
              event.preventDefault();
              setActive(Math.max(0, Math.min(hits.length - 1, active + by)));
            }
            const hit = hits[active];
            if (event.key === 'Enter' && hit) {
              event.preventDefault();
              onChoose(hit);
            }
          }}
        />
      </div>
      <ul id="au-merge-hits" className="au-hits" role="listbox" aria-label={words.results}>
        {hits.map((hit, at) => (
          <li
            key={hit.id}
            id={`au-merge-${at}`}
            role="option"
            aria-selected={at === active}
            className={at === active ? 'au-current' : ''}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(hit)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onChoose(hit);
            }}
          >
            <strong lang={langOf(hit.name)}>{hit.name}</strong>{' '}
            <span className="au-quiet">{factPhrases(hit.facts).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <p className="au-quiet" role="status">
        {text.trim() === '' || hits.length > 0 ? '' : searching ? words.searching : words.noHit}
      </p>
    </>
  );
};

const Preview = ({
  from,
  into,
  care,
  onDone,
}: Pick<Props, 'care' | 'onDone'> & { readonly from: readonly Named[]; readonly into: Named }) => {
  const act = useRef<HTMLDivElement>(null);
  const input = { from: from.map(({ id }) => id), into: into.id };
  const names = from.map(({ name }) => name);
  const query = useQuery(orpc.authority.previewMerge.queryOptions({ input, retry: false }));
  const isReady = query.data !== undefined;
  const wasReady = useRef(false);
  useEffect(() => {
    // Once: whoever then chooses which one stays keeps the keyboard there.
    if (isReady && !wasReady.current) act.current?.querySelector('button')?.focus();
    wasReady.current ||= isReady;
  }, [isReady]);
  if (query.isError) return <ErrorNote error={query.error} />;
  if (query.data === undefined) return <p className="au-quiet">{authorityWords.loading}</p>;
  const { after, filled, differing, impact } = query.data;
  const merge = async (): Promise<void> => {
    const done = await care.run(() => client.authority.merge(input), words.done(names, into.name));
    if (done !== null) onDone(into.id);
  };
  return (
    <>
      <p>
        <strong>{words.preview(names, into.name)}.</strong>
      </p>
      <p>
        <span className="au-quiet">{words.names}:</span> {after.aliases.join(', ')}
      </p>
      {filled.length > 0 ? <p className="au-quiet">{words.filled(filled.map(fieldName))}</p> : null}
      {differing.length > 0 ? (
        <div className="au-warn">
          <strong>▲ {words.differing}</strong>
          <ul>
            {differing.map((each) => (
              <li key={`${each.fact} ${each.from}`}>
                {words.differs(fieldName(each.fact), fieldValue(each.from), fieldValue(each.into))}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <ImpactView impact={impact} />
      <div ref={act} className="au-acts">
        <Button variant="primary" onClick={() => void merge()}>
          {words.act}
        </Button>
      </div>
    </>
  );
};
