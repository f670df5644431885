import { expandScale, melakartaNotes, notesOutside } from './melakarta.ts';
import { at, readTable, type Row } from './tables.ts';

export type RagaEntry = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly melakarta: number | null;
  readonly parent_melakarta: number | null;
  readonly arohanam: string;
  readonly avarohanam: string;
  readonly hindustani: boolean;
  readonly foreign_notes?: string;
  readonly provenance: string;
};

type Cite = (row: Row) => string;
type MakeId = (row: Row) => string;

/** The 72 melakartas; scales follow from the number alone. */
export function melakartas(makeId: MakeId, cite: Cite): readonly RagaEntry[] {
  return readTable('melakartas.tsv').map((row) => {
    const number = Number(row.cell('number'));
    const name = row.cell('name');
    const renamed = row.cell('relation') === 'same' ? [row.cell('asampurna')] : [];
    const up = melakartaNotes(number);
    return {
      id: makeId(row),
      name,
      aliases: unique([...row.list('aliases'), ...renamed], name),
      melakarta: number,
      parent_melakarta: null,
      arohanam: [...up, 'S'].join(' '),
      avarohanam: ['S', ...up.toReversed()].join(' '),
      hindustani: false,
      provenance: cite(row),
    };
  });
}

/** The janyas; letters of a scale without a number are the parent's notes. */
export function janyas(makeId: MakeId, cite: Cite): readonly RagaEntry[] {
  return readTable('janyas.tsv').map((row) => {
    const parent = row.cell('parent') === '' ? null : Number(row.cell('parent'));
    const name = row.cell('name');
    const declared = row.cell('foreign').split(/[ ,]+/).filter(Boolean);
    const arohanam = scale(row, 'arohanam', parent);
    const avarohanam = scale(row, 'avarohanam', parent);
    for (const note of parent === null ? [] : notesOutside(`${arohanam} ${avarohanam}`, parent)) {
      if (!declared.includes(note)) throw at(row, `${note} is not in melakarta ${parent}; declare it.`);
    }
    for (const note of declared) {
      if (!/^[RGMDN][123]$/.test(note)) throw at(row, `"${note}" is not a note.`);
      if (parent !== null && melakartaNotes(parent).includes(note)) {
        throw at(row, `${note} is declared foreign but belongs to melakarta ${parent}.`);
      }
    }
    return {
      id: makeId(row),
      name,
      aliases: unique(row.list('aliases'), name),
      melakarta: null,
      parent_melakarta: parent,
      arohanam,
      avarohanam,
      hindustani: row.cell('hindustani') === 'yes',
      ...(declared.length > 0 ? { foreign_notes: declared.join(' ') } : {}),
      provenance: cite(row),
    };
  });
}

/** Melakartas whose asampurna counterpart should be a raga of its own but is in no table. */
export function missingRagangas(entries: readonly RagaEntry[]): readonly string[] {
  return readTable('melakartas.tsv')
    .filter((row) => row.cell('relation') === 'own')
    .filter((row) => {
      const number = Number(row.cell('number'));
      const name = row.cell('asampurna');
      const fits = (entry: RagaEntry): boolean =>
        entry.parent_melakarta === number && [entry.name, ...entry.aliases].includes(name);
      return !entries.some(fits);
    })
    .map((row) => row.cell('asampurna'));
}

function scale(row: Row, column: string, parent: number | null): string {
  const compact = row.cell(column);
  if (compact === '') return '';
  if (parent === null) throw at(row, 'a scale needs a parent melakarta.');
  return expandScale(compact, parent);
}

function unique(names: readonly string[], own: string): readonly string[] {
  return [...new Set(names)].filter((name) => name !== own);
}
