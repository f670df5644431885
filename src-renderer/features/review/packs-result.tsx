import { Link } from '@tanstack/react-router';
import type { MergedView, PackView } from '../../../src-main/contract/packs.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { packWords } from '../../words/packs.ts';

/** What the last act on the screen did. */
export type PackSaid =
  | { readonly is: 'opened'; readonly pack: PackView; readonly created: boolean }
  | { readonly is: 'merged'; readonly merged: MergedView }
  | { readonly is: 'undone'; readonly file: string }
  | { readonly is: 'saved'; readonly lines: number }
  | { readonly is: 'removed'; readonly pack: PackView }
  /** `file`: which of several that were dropped; null where it is clear what was tried. */
  | { readonly is: 'failed'; readonly file: string | null; readonly error: unknown };

type Props = {
  readonly said: PackSaid;
  readonly onUndo: (merged: MergedView) => void;
  readonly onRestore: (pack: PackView) => void;
};

/** The last act in words, with the way back. */
export const PacksResult = ({ said, onUndo, onRestore }: Props) => {
  switch (said.is) {
    case 'opened': {
      const { name, values, krithis } = said.pack;
      return (
        <p>
          {said.created ? packWords.open.opened(name, values, krithis) : packWords.open.already(name)}{' '}
          <Link to="/review" search={{ batch: said.pack.id }}>
            {packWords.list.review}
          </Link>
        </p>
      );
    }
    case 'merged':
      return <Merged merged={said.merged} onUndo={onUndo} />;
    case 'undone':
      return <p>{packWords.bring.undone(said.file)}</p>;
    case 'saved':
      return <p>{said.lines === 0 ? packWords.list.nothingYet : packWords.list.saved(said.lines)}</p>;
    case 'failed':
      return <ErrorNote error={said.error} {...(said.file === null ? {} : { title: said.file })} />;
    case 'removed':
      return (
        <p>
          {packWords.list.removed(said.pack.name)}{' '}
          <Button size="small" onClick={() => onRestore(said.pack)}>
            {packWords.list.restore}
          </Button>
        </p>
      );
  }
};

const Merged = ({ merged, onUndo }: { readonly merged: MergedView; readonly onUndo: Props['onUndo'] }) => {
  const words = packWords.bring;
  if (merged.applied === 0) return <p>{words.nothing(merged.file)}</p>;
  const parts = [
    words.applied(merged.file, merged.applied),
    ...(merged.agreed > 0 ? [words.agreed(merged.agreed)] : []),
    ...(merged.freed > 0 ? [words.freed(merged.freed)] : []),
    ...(merged.blocked > 0 ? [words.blocked(merged.blocked)] : []),
  ];
  return (
    <>
      <p>
        {parts.join(' · ')}{' '}
        <Button size="small" onClick={() => onUndo(merged)}>
          {words.undo}
        </Button>
      </p>
      {merged.contradictions > 0 ? (
        <p className="pk-warn">
          <span aria-hidden="true">▲</span> {words.contradictions(merged.contradictions)}{' '}
          <Link to="/review/contradictions">{words.settle}</Link>
        </p>
      ) : null}
    </>
  );
};
