import './chip.css';

export type Tone = 'quiet' | 'accent' | 'good' | 'warn' | 'bad';

/** Each tone has a shape, so that nobody needs the colour. */
const shapes: Readonly<Record<Tone, string>> = { quiet: '○', accent: '◐', good: '✓', warn: '▲', bad: '✕' };

type Props = {
  readonly tone: Tone;
  /** The word for the state. */
  readonly label: string;
  /** Another shape than the tone's own. */
  readonly shape?: string;
};

/** A state, told by shape and word as well as colour. */
export const Chip = ({ tone, label, shape = shapes[tone] }: Props) => (
  <span className={`ui-chip ui-chip-${tone}`}>
    <span aria-hidden="true">{shape}</span> {label}
  </span>
);
