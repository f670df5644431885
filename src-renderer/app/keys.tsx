const isMac = (): boolean => navigator.platform.startsWith('Mac');

const shown = (part: string): string => {
  if (part === 'Mod') return isMac() ? '⌘' : 'Ctrl';
  if (part === 'Escape') return 'Esc';
  if (part === 'Delete') return 'Del';
  if (part.startsWith('Arrow'))
    return { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }[part] ?? part;
  return part;
};

/** A chord or a sequence as key caps: `Mod+k`, `g r`. */
export const Keys = ({ chord }: { readonly chord: string }) => (
  <span className="app-keys">
    {chord
      .split(' ')
      .flatMap((step) => step.split('+').map((part) => <kbd key={`${step}-${part}`}>{shown(part)}</kbd>))}
  </span>
);
