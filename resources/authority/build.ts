/**
 * Makes `authority.json`, the list of names built into the app, from the tables of this folder.
 * Run `node resources/authority/build.ts` after an edit of a table and commit both.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Entity, EntityFacts, NameKind } from '../../src-main/domain/name.ts';
import { type Homonym, checkAuthority } from '../../src-main/resolve/authority-check.ts';
import { writeAuthority } from '../../src-main/resolve/authority-file.ts';
import { type RagaEntry, janyas, melakartas, missingRagangas } from './ragas.ts';
import { type Row, at, readTable } from './tables.ts';
import { type SuladiTala, suladiTalas } from './talas.ts';

/** Raised by hand when the meaning of the list changes; the rest of the version follows its content. */
const edition = '1';

export type Named = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly provenance: string;
};
export type ComposerEntry = Named & { readonly life: string; readonly place: string };
export type TalaEntry = Named & {
  readonly family: string;
  readonly jati: string | null;
  readonly aksharas: number | null;
};
export type TempleEntry = Named & { readonly city: string; readonly deity: string };

export type AuthorityFile = {
  readonly version: string;
  readonly ragas: readonly RagaEntry[];
  readonly composers: readonly ComposerEntry[];
  readonly talas: readonly TalaEntry[];
  readonly deities: readonly Named[];
  readonly temples: readonly TempleEntry[];
};

/** A homonym with the reason why it stays. */
export type ReviewedHomonym = Homonym & { readonly reason: string };

/** A plain lower-case word for ids: `Riti Gaula` becomes `riti-gaula`. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The reviewed homonyms of `homonyms.tsv`. */
export function readHomonyms(): readonly ReviewedHomonym[] {
  return readTable('homonyms.tsv').map((row) => ({
    kind: NameKind.parse(row.cell('kind')),
    spelling: row.cell('spelling'),
    ids: row.list('entities'),
    reason: row.cell('reason'),
  }));
}

/** Builds the whole list; throws on a fault in a table, with file and line, or in the list as a whole. */
export function buildAuthority(): AuthorityFile {
  const sources = new Map(readTable('sources.tsv').map((row) => [row.cell('code'), row.cell('citation')]));
  const cite = (row: Row): string => {
    const code = row.cell('source');
    const citation = sources.get(code);
    if (citation === undefined) throw at(row, `source "${code}" is not in sources.tsv.`);
    return citation;
  };
  const named = (kind: string, row: Row): Named => ({
    id: `${kind}:${slug(row.cell('name'))}`,
    name: row.cell('name'),
    aliases: row.list('aliases'),
    provenance: cite(row),
  });

  const ragas = [
    ...melakartas(
      (row) => `raga:${slug(row.cell('name'))}`,
      () => sources.get('SC') ?? '',
    ),
    ...janyas((row) => `raga:${row.cell('id') || slug(row.cell('name'))}`, cite),
  ];
  const lost = missingRagangas(ragas);
  if (lost.length > 0) throw new Error(`No raga entry for the asampurna names ${lost.join(', ')}.`);

  const composers = readTable('composers.tsv').map((row) => ({
    ...named('composer', row),
    life: row.cell('life'),
    place: row.cell('place'),
  }));
  const talas = [
    ...suladiTalas().map((tala) => ({ ...tala, provenance: talaProvenance(tala, sources) })),
    ...readTable('talas.tsv').map((row) => ({
      ...named('tala', row),
      family: row.cell('family'),
      jati: row.cell('jati') || null,
      aksharas: row.cell('aksharas') === '' ? null : Number(row.cell('aksharas')),
    })),
  ];
  const deities = readTable('deities.tsv').map((row) => named('deity', row));
  const deityNames = new Set(deities.map((deity) => deity.name));
  const temples = readTable('temples.tsv').map((row) => temple(row, cite(row), deityNames));

  const lists = { ragas, composers, talas, deities, temples };
  for (const list of Object.values(lists)) assertDistinctIds(list);
  const problems = checkAuthority(entitiesOf(lists), readHomonyms());
  if (problems.length > 0) throw new Error(problems.map(({ words }) => words).join('\n'));
  const digest = createHash('sha256').update(JSON.stringify(lists)).digest('hex').slice(0, 10);
  return { version: `${edition}.${digest}`, ...lists };
}

function talaProvenance(tala: SuladiTala, sources: ReadonlyMap<string, string>): string {
  const rule = sources.get('GEN') ?? '';
  return tala.id === 'tala:catusra-rupaka' ? `${rule}; often kept as three beats (rupaka as chapu)` : rule;
}

/** Temples of different towns share a name, so the town is part of it. */
function temple(row: Row, provenance: string, deities: ReadonlySet<string>): TempleEntry {
  const city = row.cell('city');
  const name = `${row.cell('name')}, ${city}`;
  const deity = row.cell('deity');
  if (deity !== '' && !deities.has(deity)) throw at(row, `deity "${deity}" is not in deities.tsv.`);
  return {
    id: `temple:${slug(name)}`,
    name,
    aliases: row.list('aliases'),
    city,
    deity,
    provenance,
  };
}

function assertDistinctIds(entries: readonly Named[]): void {
  const seen = new Set<string>();
  for (const { id, name } of entries) {
    if (seen.has(id)) throw new Error(`Two entries have the id ${id} (${name}); give one an id of its own.`);
    seen.add(id);
  }
}

/** The entries of the list as the app knows them; what is not known is left out. */
export function entitiesOf(lists: Omit<AuthorityFile, 'version'>): readonly Entity[] {
  const kinds = { raga: 'ragas', composer: 'composers', tala: 'talas', deity: 'deities', temple: 'temples' } as const;
  return NameKind.options.flatMap((kind) =>
    lists[kinds[kind]].map((entry) => {
      const known = Object.entries(entry).filter(([, value]) => value !== null && value !== '');
      const { id, name, aliases, provenance } = entry;
      const facts = EntityFacts.parse(Object.fromEntries(known));
      return { id, kind, name, aliases: [...aliases], facts, provenance };
    }),
  );
}

/** The list as text. */
export function serialise(authority: AuthorityFile): string {
  return writeAuthority(entitiesOf(authority), authority.version);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const authority = buildAuthority();
  writeFileSync(new URL('authority.json', import.meta.url), serialise(authority));
  const { version, ...lists } = authority;
  const counts = Object.entries(lists).map(([kind, entries]) => `${entries.length} ${kind}`);
  process.stdout.write(`authority ${version}: ${counts.join(', ')}\n`);
}
