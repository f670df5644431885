import type { KeyMap } from './key-map.ts';
import { keyCap } from './keys.ts';
import { relations } from './review-commands.ts';
import type { Visit } from './session-state.ts';
import type { ReviewSession } from './session.ts';
import { reviewWords as words } from '../../words/review.ts';

type Props = { readonly visit: Visit; readonly session: ReviewSession; readonly keys: KeyMap };

/** How the next choice stands to the printed name; always in the same place, "the same" unless a person says otherwise. */
export const RelationChoice = ({ visit, session, keys }: Props) => (
  <div className="rv-relation">
    <span className="rv-quiet">
      {words.relation.label} <kbd aria-hidden="true">{keyCap(keys.relation[0])}</kbd>
    </span>
    <span className="rv-segments" role="group" aria-label={words.relation.name}>
      {relations.map((relation) => (
        <button
          key={relation}
          type="button"
          aria-pressed={visit.relation === relation}
          title={words.relation.help[relation]}
          onClick={() => session.visit({ relation })}
        >
          {words.relation.names[relation]}
        </button>
      ))}
    </span>
  </div>
);
