import { useEffect, useRef, useState } from 'react';
import { Keys } from '../../app/keys.tsx';
import { Button } from '../../ui/button.tsx';
import { settingsWords } from '../../words/settings.ts';
import { reviewWords } from '../../words/review.ts';
import { screenKeyWords } from '../../words/screen-keys.ts';
import { krithiActions, krithiKeyMapOf, krithiKeys, ownName } from '../krithis/keys.ts';
import {
  type KeyName,
  acceptHereName,
  acceptName,
  candidateKeyNames,
  candidateNumbers,
  clashesOf,
  defaultKeys,
  keyMapOf,
  simpleActions,
} from '../review/key-map.ts';
import { type Press, chordOf, keyCap, reviewChordOf } from '../review/keys.ts';
import { choiceOf, withKey } from './key-choice.ts';

const words = settingsWords.keys;

type Props = {
  readonly own: Readonly<Record<string, string>>;
  readonly onSave: (own: Record<string, string>) => void;
};

const reviewDoes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(reviewWords.keysHelp),
  ...candidateNumbers.map((n) => [acceptName(n), words.acceptNth(n)] as const),
  ...candidateNumbers.map((n) => [acceptHereName(n), words.acceptNthHere(n)] as const),
]);
const krithiDoes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(screenKeyWords.krithis),
  ['open', screenKeyWords.open],
]);

/** The keys of Review and Krithis, each a person's to change: press the button, then the key. */
export const KeysForm = ({ own, onSave }: Props) => {
  const reviewKeys = keyMapOf(own);
  const review = {
    keys: reviewKeys,
    defaults: defaultKeys,
    chordOf: (press: Press) => reviewChordOf(press, reviewKeys),
    ownName: (name: KeyName) => name,
    does: (name: string) => reviewDoes.get(name) ?? name,
    own,
    onSave,
  };
  return (
    <section className="se-keys" aria-labelledby="se-keys">
      <h2 id="se-keys">{words.title}</h2>
      <p className="se-quiet">{words.help}</p>
      {clashesOf(reviewKeys).map((clash) => (
        <p key={clash.name} className="se-wrong" role="alert">
          ▲ {words.clash(keyCap(reviewKeys[clash.name][0]), review.does(clash.with), review.does(clash.name))}
        </p>
      ))}
      <KeyTable name={words.review} actions={simpleActions} {...review} />
      <KeyTable name={words.candidates} actions={candidateKeyNames} {...review} />
      <KeyTable
        name={words.krithis}
        actions={krithiActions}
        keys={krithiKeyMapOf(own)}
        defaults={krithiKeys}
        chordOf={chordOf}
        ownName={ownName}
        does={(name) => krithiDoes.get(name) ?? name}
        own={own}
        onSave={onSave}
      />
      <Button disabled={Object.keys(own).length === 0} onClick={() => onSave({})}>
        {words.resetAll}
      </Button>
    </section>
  );
};

type TableProps<A extends string> = Props & {
  readonly name: string;
  readonly actions: readonly A[];
  readonly keys: Readonly<Record<A, readonly string[]>>;
  readonly defaults: Readonly<Record<A, readonly [string, ...string[]]>>;
  /** The name of an action among a person's keys. */
  readonly ownName: (action: A) => string;
  readonly does: (name: string) => string;
  /** How a press is written among these keys. */
  readonly chordOf: (press: Press) => string;
};

/** The keys of one screen. A key that is taken there is refused with a sentence. */
const KeyTable = <A extends string>(props: TableProps<A>) => {
  const { name, actions, keys, defaults, ownName: named, does, chordOf: written, own, onSave } = props;
  const [asked, setAsked] = useState<A | null>(null);
  const [refused, setRefused] = useState<{ readonly action: A; readonly why: string } | null>(null);
  const put = (action: A, chord: string): void => {
    setAsked(null);
    const choice = choiceOf(chord, action, keys);
    if (choice.is === 'reserved') return setRefused({ action, why: words.reserved(keyCap(chord)) });
    if (choice.is === 'used') return setRefused({ action, why: words.used(keyCap(chord), does(choice.by)) });
    setRefused(null);
    onSave(withKey(own, named(action), chord === defaults[action][0] ? null : chord));
  };
  return (
    <table>
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{words.does}</th>
          <th scope="col">{words.key}</th>
          <th scope="col">
            <span className="app-hidden">{words.change}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action}>
            <th scope="row">{does(action)}</th>
            <td>
              {keys[action].map((chord) => (
                <Keys key={chord} chord={chord} />
              ))}
            </td>
            <td className="se-keys-acts">
              {asked === action ? (
                <PressNow
                  label={does(action)}
                  onKey={(press) => put(action, written(press))}
                  onLeave={() => setAsked(null)}
                />
              ) : (
                <Button
                  size="small"
                  aria-label={words.changeName(does(action))}
                  onClick={() => setAsked(action)}
                >
                  {words.change}
                </Button>
              )}
              {own[named(action)] === undefined ? null : (
                <Button
                  size="small"
                  aria-label={words.resetName(does(action))}
                  onClick={() => put(action, defaults[action][0])}
                >
                  {words.reset}
                </Button>
              )}
              {refused?.action === action ? (
                <p className="se-wrong" role="alert">
                  ▲ {refused.why}
                </p>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type PressProps = {
  readonly label: string;
  readonly onKey: (press: Press) => void;
  readonly onLeave: () => void;
};

/** Waits for one key; Escape and Tab leave it as it was. */
const PressNow = ({ label, onKey, onLeave }: PressProps) => {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <input
      ref={field}
      readOnly
      className="se-press"
      aria-label={words.pressFor(label)}
      value={words.press}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key === 'Tab' || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') onLeave();
        else if (!event.repeat) onKey(event.nativeEvent);
      }}
    />
  );
};
