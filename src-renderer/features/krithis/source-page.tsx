import type { MouseEvent } from 'react';
import type { SourceLines } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { type Piece, cutLine } from './marks.ts';
import type { NameKind } from './names-view.tsx';
import './source-page.css';

type Props = {
  readonly source: SourceLines;
  /** The fields whose marks are shown; all when left out. */
  readonly fields?: readonly string[];
  /** The kind of name that is marked wherever it stands. */
  readonly named?: NameKind | null;
  /** The field in question: its marks stand out. */
  readonly active?: string | null;
  readonly onField?: (field: string) => void;
};

/** The fetched page as plain lines, with what was read from it marked and named. */
export const SourcePage = ({ source, fields, named = null, active = null, onField }: Props) => {
  // Hundreds of marks are no stops of the keyboard: its way to them is from the field, see the screen's keys.
  const onClick = (event: MouseEvent): void => {
    const mark = event.target instanceof Element ? event.target.closest('mark[data-mark]') : null;
    const field = mark?.getAttribute('data-mark');
    if (field !== null && field !== undefined) onField?.(field);
  };
  return (
    <div className="kr-source" onClickCapture={onClick}>
      {source.lines.map((line, at) => (
        // A page's lines have no identity but their number.
        <p key={at} dir="auto">
          {cutLine(line, fields ?? null, named, active).map((piece, place) => (
            <SourcePiece key={place} piece={piece} active={active} />
          ))}
        </p>
      ))}
    </div>
  );
};

const SourcePiece = ({ piece, active }: { readonly piece: Piece; readonly active: string | null }) =>
  piece.field === null ? (
    <span>{piece.text}</span>
  ) : (
    <mark
      data-mark={piece.field}
      className={[
        piece.field.startsWith('section:') ? 'kr-mark-line' : '',
        piece.field === active ? 'kr-mark-active' : '',
      ]
        .filter(Boolean)
        .join(' ')}
      title={words.fieldTitle(piece.field)}
    >
      {piece.text}
    </mark>
  );
