import type { SourceLines } from '../../../src-main/contract/krithis.ts';
import { type Piece, cutLine } from './marks.ts';
import { krithiWords as words } from '../../words/krithis.ts';

type Props = {
  readonly source: SourceLines;
  /** The fields whose marks are shown; all when left out. */
  readonly fields?: readonly string[];
  /** Texts that are marked wherever they stand. */
  readonly mentions?: readonly string[];
};

/** The fetched page as plain lines, with what was read from it marked and named. */
export const SourcePage = ({ source, fields, mentions }: Props) => (
  <div className="kr-source">
    {source.lines.map((line, at) => (
      // A page's lines have no identity but their number.
      <p key={at} dir="auto">
        {cutLine(line, fields ?? null, mentions ?? []).map((piece, place) => (
          <SourcePiece key={place} piece={piece} />
        ))}
      </p>
    ))}
  </div>
);

const SourcePiece = ({ piece }: { readonly piece: Piece }) =>
  piece.field === null ? (
    <span>{piece.text}</span>
  ) : (
    <mark data-field={piece.field} title={words.fieldTitle(piece.field)}>
      {piece.text}
    </mark>
  );
