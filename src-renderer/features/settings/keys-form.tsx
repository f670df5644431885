import { useEffect, useRef, useState } from 'react';
import { Keys } from '../../app/keys.tsx';
import { Button } from '../../ui/button.tsx';
import { settingsWords } from '../../words/settings.ts';
import { reviewWords } from '../../words/review.ts';
import { type SimpleAction, chordOf, defaultKeys, keyMapOf, simpleActions } from '../review/keys.ts';
import { type Choice, choiceOf, defaultIsFree, withKey } from './key-choice.ts';

const words = settingsWords.keys;

type Props = {
  readonly own: Readonly<Record<string, string>>;
  readonly onSave: (own: Record<string, string>) => void;
};

/** The keys of Review, each a person's to change: press the button, then the key. A key that is taken is refused with a sentence. */
export const KeysForm = ({ own, onSave }: Props) => {
  const [asked, setAsked] = useState<SimpleAction | null>(null);
  const [refused, setRefused] = useState<{ readonly action: SimpleAction; readonly why: string } | null>(
    null,
  );
  const keys = keyMapOf(own);
  const refuse = (action: SimpleAction, chord: string, choice: Choice): void => {
    if (choice.is === 'reserved') setRefused({ action, why: words.reserved(chord) });
    if (choice.is === 'used') setRefused({ action, why: words.used(chord, reviewWords.keysHelp[choice.by]) });
  };
  const take = (action: SimpleAction, chord: string): void => {
    setAsked(null);
    const choice = choiceOf(chord, action, keys);
    if (choice.is !== 'free') return refuse(action, chord, choice);
    setRefused(null);
    onSave(withKey(own, action, chord));
  };
  const reset = (action: SimpleAction): void => {
    const choice = defaultIsFree(own, action);
    if (choice.is !== 'free') return refuse(action, defaultKeys[action][0], choice);
    setRefused(null);
    onSave(withKey(own, action, null));
  };
  return (
    <section className="se-keys" aria-labelledby="se-keys">
      <h2 id="se-keys">{words.title}</h2>
      <p className="se-quiet">{words.help}</p>
      <table>
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
          {simpleActions.map((action) => {
            const does = reviewWords.keysHelp[action];
            return (
              <tr key={action}>
                <th scope="row">{does}</th>
                <td>
                  {keys[action].map((chord) => (
                    <Keys key={chord} chord={chord} />
                  ))}
                </td>
                <td className="se-keys-acts">
                  {asked === action ? (
                    <PressNow
                      label={does}
                      onKey={(chord) => take(action, chord)}
                      onLeave={() => setAsked(null)}
                    />
                  ) : (
                    <Button size="small" aria-label={words.changeName(does)} onClick={() => setAsked(action)}>
                      {words.change}
                    </Button>
                  )}
                  {own[action] === undefined ? null : (
                    <Button size="small" aria-label={words.resetName(does)} onClick={() => reset(action)}>
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
            );
          })}
        </tbody>
      </table>
      <Button
        disabled={Object.keys(own).length === 0}
        onClick={() => {
          setRefused(null);
          onSave({});
        }}
      >
        {words.resetAll}
      </Button>
    </section>
  );
};

type PressProps = {
  readonly label: string;
  readonly onKey: (chord: string) => void;
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
        else if (!event.repeat) onKey(chordOf(event.nativeEvent));
      }}
    />
  );
};
