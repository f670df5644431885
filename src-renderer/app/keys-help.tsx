import { Dialog } from '../ui/dialog.tsx';
import { appWords } from '../words/app.ts';
import { Keys } from './keys.tsx';
import { useScreenKeys } from './use-screen-keys.ts';
import { type Screen, screens } from './screens.ts';
import './keys-help.css';

const words = appWords.keys;

type Props = { readonly screen: Screen | null; readonly onClose: () => void };

/** Every key that works here. */
export const KeysHelp = ({ screen, onClose }: Props) => {
  const own = useScreenKeys(screen?.name ?? null);
  return (
    <Dialog title={words.title} onClose={onClose} size="wide">
      <div className="app-keys-help">
        {screen !== null && own.length > 0 ? (
          <section>
            <h3>{words.here(screen.label)}</h3>
            <KeyList keys={own.map(({ key, does }) => ({ chord: key, does }))} />
          </section>
        ) : null}
        <section>
          <h3>{words.everywhere}</h3>
          <KeyList
            keys={[
              { chord: 'Mod+k', does: words.palette },
              { chord: '?', does: words.help },
              { chord: 'Escape', does: words.close },
              ...screens.map(({ letter, label }) => ({ chord: `g ${letter}`, does: words.go(label) })),
            ]}
          />
        </section>
      </div>
    </Dialog>
  );
};

const KeyList = ({
  keys,
}: {
  readonly keys: readonly { readonly chord: string; readonly does: string }[];
}) => (
  <dl>
    {keys.map(({ chord, does }) => (
      <div key={`${chord} ${does}`}>
        <dt>
          <Keys chord={chord} />
        </dt>
        <dd>{does}</dd>
      </div>
    ))}
  </dl>
);
