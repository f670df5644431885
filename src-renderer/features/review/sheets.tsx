import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import {
  type CandidateNumber,
  type KeyMap,
  type KeyName,
  acceptHereName,
  acceptName,
  candidateNumbers,
  defaultKeys,
  simpleActions,
} from './key-map.ts';
import { keyCap } from './keys.ts';
import { reviewWords as words } from '../../words/review.ts';

type SheetProps = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

/** A page laid over the centre pane only: nothing beside it moves, and Escape puts it away. */
export const Sheet = ({ title, onClose, children }: SheetProps) => {
  const body = useRef<HTMLDivElement>(null);
  // From here Tab leads to what the page offers; the keys of Review go on as they did.
  useEffect(() => body.current?.focus({ preventScroll: true }), []);
  return (
    <section className="rv-sheet" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <button type="button" onClick={onClose}>
          {words.actions.close} <kbd>Esc</kbd>
        </button>
      </header>
      <div ref={body} className="rv-sheet-body" tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
    </section>
  );
};

/** The keys of all candidates: one cap where they are the numbers, else each. */
const capsOf = (keys: KeyMap, nameOf: (n: CandidateNumber) => KeyName): readonly string[] => {
  const names = candidateNumbers.map(nameOf);
  const isAsGiven = names.every((name) => keys[name][0] === defaultKeys[name][0]);
  const caps = names.map((name) => keyCap(keys[name][0]));
  return isAsGiven ? [`${caps.at(0)}–${candidateNumbers.at(-1)}`] : caps;
};

/** The cheat sheet, with this person's keys. */
export const KeysSheet = ({ keys }: { readonly keys: KeyMap }) => (
  <>
    <table className="rv-keys">
      <tbody>
        <KeyRow caps={capsOf(keys, acceptName)} what={words.keysHelp.accept} />
        <KeyRow caps={capsOf(keys, acceptHereName)} what={words.keysHelp.accept_here} />
        {simpleActions.map((name) => (
          <KeyRow key={name} caps={keys[name].map(keyCap)} what={words.keysHelp[name]} />
        ))}
        <KeyRow caps={[words.anyOther]} what={words.keysHelp.type} />
        <KeyRow caps={['Esc']} what={words.keysHelp.leave} />
      </tbody>
    </table>
    <p className="rv-quiet">
      <Link to="/settings">{words.sheet.changeKeys}</Link>
    </p>
  </>
);

const KeyRow = ({ caps, what }: { readonly caps: readonly string[]; readonly what: string }) => (
  <tr>
    <th scope="row">
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </th>
    <td>{what}</td>
  </tr>
);
