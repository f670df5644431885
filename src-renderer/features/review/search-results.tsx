import type { SearchHit } from '../../../src-main/contract/authority.ts';
import { factPhrases } from './facts.ts';
import type { Failure } from './session-state.ts';
import { langOf } from './spelling.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = {
  readonly id: string;
  readonly text: string;
  readonly items: readonly SearchHit[];
  readonly searching: boolean;
  readonly failed: Failure | null;
  readonly active: number;
  readonly onAccept: (hit: SearchHit) => void;
};

export const hitId = (list: string, at: number): string => `${list}-${at}`;

/** What the search found, over the candidates and not among them: numbers keep their meaning. */
export const SearchResults = ({ id, text, items, searching, failed, active, onAccept }: Props) => (
  <div className="rv-results" aria-busy={searching}>
    {/* Other hits are another list: one that stays must not wander from place to place. */}
    <ul
      key={items.map((hit) => hit.id).join(' ')}
      id={id}
      role="listbox"
      aria-label={words.candidates.search}
    >
      {items.map((hit, at) => {
        const facts = factPhrases(hit.facts).join(' · ');
        return (
          <li
            key={hit.id}
            id={hitId(id, at)}
            role="option"
            data-entity={hit.id}
            aria-selected={at === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onAccept(hit)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onAccept(hit);
            }}
          >
            <span className="rv-cand-name" lang={langOf(hit.name)}>
              {hit.name}
            </span>
            <span className="rv-quiet">
              {[hit.matched === hit.name ? '' : words.candidates.matched(hit.matched), facts]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
    {failed ? (
      <p role="alert">
        <strong>{failed.message}</strong> {failed.remedy}
      </p>
    ) : items.length === 0 ? (
      <p className="rv-quiet" role="status">
        {searching ? words.candidates.searching : words.candidates.noHit(text.trim())}
      </p>
    ) : null}
  </div>
);
