import type { AlignmentPiece } from '../../../src-main/contract/review.ts';
import { langOf } from './spelling.ts';
import { reviewWords as words } from '../../words/review.ts';

/**
 * The printed name over the matched one, letter under letter; what differs stands out by weight
 * and a line below, not by colour alone.
 */
export const Alignment = ({ pieces }: { readonly pieces: readonly AlignmentPiece[] }) => {
  if (pieces.length === 0) return null;
  const printed = pieces.map((piece) => piece.printed).join('');
  const matched = pieces.map((piece) => piece.matched).join('');
  return (
    <span className="rv-align" role="img" aria-label={words.candidates.alignment(printed, matched)}>
      {pieces.map((piece, at) => (
        <span
          // Pieces have no identity but their place, and never move.
          key={`${at}-${piece.printed}`}
          className={piece.same ? 'rv-align-piece' : 'rv-align-piece rv-align-differs'}
          aria-hidden="true"
        >
          <Letters text={piece.printed} same={piece.same} />
          <Letters text={piece.matched} same={piece.same} />
        </span>
      ))}
    </span>
  );
};

/** A stretch of one name; a line stands for letters that only the other has, not for a blank. */
const Letters = ({ text, same }: { readonly text: string; readonly same: boolean }) => (
  <span lang={langOf(text)}>{text === '' && !same ? '–' : text}</span>
);
