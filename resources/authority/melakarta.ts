/** Lower tetrachords of the melakarta scheme: six in every half of the 72. */
const lower = ['R1 G1', 'R1 G2', 'R1 G3', 'R2 G2', 'R2 G3', 'R3 G3'] as const;
/** Upper tetrachords: six for every lower one. */
const upper = ['D1 N1', 'D1 N2', 'D1 N3', 'D2 N2', 'D2 N3', 'D3 N3'] as const;

/** The seven notes of melakarta `number` (1-72), ascending from S, without the upper S. */
export function melakartaNotes(number: number): readonly string[] {
  if (!Number.isInteger(number) || number < 1 || number > 72) {
    throw new RangeError(`No melakarta has the number ${number}; they go from 1 to 72.`);
  }
  const place = (number - 1) % 36;
  const low = lower[Math.floor(place / 6)] ?? '';
  const high = upper[place % 6] ?? '';
  return ['S', ...low.split(' '), number <= 36 ? 'M1' : 'M2', 'P', ...high.split(' ')];
}

/**
 * Writes out a compact scale such as `SRGMPDN3S` against its parent melakarta.
 * A letter alone means the parent's note; a letter with a number means that note, whatever the parent.
 */
export function expandScale(compact: string, parent: number): string {
  const notes = melakartaNotes(parent);
  const written = compact.match(/[SRGMPDN][123]?/g) ?? [];
  if (written.join('') !== compact) throw new Error(`Not a scale: "${compact}".`);
  return written
    .map((note) => (note.length > 1 ? note : (notes.find((own) => own.startsWith(note)) ?? note)))
    .join(' ');
}

/** Notes of an expanded scale that melakarta `parent` does not have. */
export function notesOutside(scale: string, parent: number): readonly string[] {
  const own = new Set(melakartaNotes(parent));
  return [...new Set(scale.split(' '))].filter((note) => note !== '' && !own.has(note));
}
