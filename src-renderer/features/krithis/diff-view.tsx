import type { DiffPiece } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { langOf } from '../review/spelling.ts';

type Props = { readonly pieces: readonly DiffPiece[] };

/** What differs between two texts, word by word: told by line and word as well as by colour. */
export const DiffView = ({ pieces }: Props) => (
  <div className="kr-diff" dir="auto" lang={langOf(pieces.map(({ text }) => text).join(' '))}>
    {pieces.map((piece, at) => (
      // Pieces have no identity but their place.
      <Piece key={at} piece={piece} />
    ))}
  </div>
);

const Piece = ({ piece }: { readonly piece: DiffPiece }) => {
  switch (piece.is) {
    case 'same':
      return <span>{piece.text} </span>;
    case 'spelled':
      return (
        <span className="kr-spelled" title={words.diff.spelled(piece.other ?? '')}>
          {piece.text}{' '}
        </span>
      );
    case 'removed':
      return (
        <>
          <del>
            <span className="kr-hidden">{words.diff.removed} </span>
            {piece.text}
          </del>{' '}
        </>
      );
    case 'added':
      return (
        <>
          <ins>
            <span className="kr-hidden">{words.diff.added} </span>
            {piece.text}
          </ins>{' '}
        </>
      );
  }
};
