/** The five jatis with the aksharas of their laghu. */
const jatis = { tisra: 3, catusra: 4, khanda: 5, misra: 7, sankirna: 9 } as const;
type Jati = keyof typeof jatis;

/**
 * The seven suladi talas: how many laghus they have, what their other angas count together
 * (drutam 2, anudrutam 1), the jati that is meant when none is said, and the traditional name
 * of each of the five jatis.
 */
const families = {
  dhruva: { laghus: 3, rest: 2, usual: 'catusra', names: ['Mani', 'Srikara', 'Pramana', 'Purna', 'Bhuvana'] },
  matya: { laghus: 2, rest: 2, usual: 'catusra', names: ['Sara', 'Sama', 'Udaya', 'Udirna', 'Rava'] },
  rupaka: { laghus: 1, rest: 2, usual: 'catusra', names: ['Chakra', 'Patti', 'Raja', 'Kula', 'Bindu'] },
  jhampa: { laghus: 1, rest: 3, usual: 'misra', names: ['Kadamba', 'Madhura', 'Chana', 'Sura', 'Kara'] },
  triputa: { laghus: 1, rest: 4, usual: 'tisra', names: ['Sankha', 'Adi', 'Dushkara', 'Lila', 'Bhoga'] },
  ata: { laghus: 2, rest: 4, usual: 'khanda', names: ['Gupta', 'Lekha', 'Vidala', 'Loya', 'Dhira'] },
  eka: { laghus: 1, rest: 0, usual: 'catusra', names: ['Sudha', 'Mana', 'Rata', 'Raga', 'Vasu'] },
} as const;
type Family = keyof typeof families;

export type SuladiTala = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly family: Family;
  readonly jati: Jati;
  readonly aksharas: number;
};

const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Other ways to write the names of families and jatis; the sound key does the rest. */
const familySpellings: Readonly<Partial<Record<Family, readonly string[]>>> = {
  jhampa: ['jhampe'],
  ata: ['atta'],
};
const jatiSpellings: Readonly<Partial<Record<Jati, readonly string[]>>> = {
  tisra: ['tryasra'],
  catusra: ['chaturasra'],
};

function suladiTala(family: Family, jati: Jati, traditional: string): SuladiTala {
  const { laghus, rest, usual } = families[family];
  const isAdi = family === 'triputa' && jati === 'catusra';
  const plain = `${title(jati)} ${title(family)}`;
  const name = isAdi ? 'Adi' : family === 'rupaka' && jati === 'catusra' ? 'Rupaka' : plain;
  const jatiNames = [jati, ...(jatiSpellings[jati] ?? [])];
  const familyNames = [family, ...(familySpellings[family] ?? [])];
  const spelled = jatiNames.flatMap((jatiName) =>
    familyNames.flatMap((familyName) => [
      `${title(jatiName)} ${title(familyName)}`,
      `${title(jatiName)} Jati ${title(familyName)}`,
    ]),
  );
  const alone = jati === usual ? familyNames.map(title) : [];
  const aliases = [...alone, ...spelled, traditional].filter((alias) => alias !== name);
  return {
    id: isAdi ? 'tala:adi' : `tala:${jati}-${family}`,
    name,
    aliases: [...new Set(aliases)],
    family,
    jati,
    aksharas: laghus * jatis[jati] + rest,
  };
}

/** The 35 suladi talas: seven families by five jatis, with the aksharas of one avartana. */
export function suladiTalas(): readonly SuladiTala[] {
  return (Object.keys(families) as Family[]).flatMap((family) =>
    (Object.keys(jatis) as Jati[]).map((jati, index) =>
      suladiTala(family, jati, families[family].names[index] ?? ''),
    ),
  );
}
