import type { Script, SectionKind } from '../../../src-main/domain/krithi.ts';

/** How each script's block is headed on the pages, and how its sections are marked. */
export const scriptHeads: Readonly<Record<Script, string>> = {
  latin: 'English',
  devanagari: 'Devanagari',
  tamil: 'Tamil',
  telugu: 'Telugu',
  kannada: 'Kannada',
  malayalam: 'Malayalam',
};

const words: Readonly<Record<Script, Readonly<Partial<Record<SectionKind, string>>>>> = {
  latin: {
    pallavi: 'pallavi',
    anupallavi: 'anupallavi',
    charanam: 'caraNam',
    samashti_charanam: 'samashTi caraNam',
    madhyama_kala: '(madhyama kAla sAhityam)',
    svara_sahitya: 'svara sAhitya',
  },
  devanagari: {
    pallavi: 'पल्लवि',
    anupallavi: 'अनुपल्लवि',
    charanam: 'चरणम्',
    samashti_charanam: 'समष्टि चरणम्',
    madhyama_kala: '(मध्यम काल साहित्यम्)',
    svara_sahitya: 'स्वर साहित्य',
  },
  tamil: {
    pallavi: 'பல்லவி',
    anupallavi: 'அனுபல்லவி',
    charanam: 'சரணம்',
    samashti_charanam: 'ஸமஷ்டி சரணம்',
    madhyama_kala: '(மத்4யம கால ஸாஹித்யம்)',
    svara_sahitya: 'ஸ்வர ஸாஹித்யம்',
  },
  telugu: {
    pallavi: 'పల్లవి',
    anupallavi: 'అనుపల్లవి',
    charanam: 'చరణం',
    samashti_charanam: 'సమష్టి చరణం',
    madhyama_kala: '(మధ్యమ కాల సాహిత్యమ్)',
    svara_sahitya: 'స్వర సాహిత్య',
  },
  kannada: {
    pallavi: 'ಪಲ್ಲವಿ',
    anupallavi: 'ಅನುಪಲ್ಲವಿ',
    charanam: 'ಚರಣಂ',
    samashti_charanam: 'ಸಮಷ್ಟಿ ಚರಣಂ',
    madhyama_kala: '(ಮಧ್ಯಮ ಕಾಲ ಸಾಹಿತ್ಯಮ್)',
    svara_sahitya: 'ಸ್ವರ ಸಾಹಿತ್ಯ',
  },
  malayalam: {
    pallavi: 'പല്ലവി',
    anupallavi: 'അനുപല്ലവി',
    charanam: 'ചരണം',
    samashti_charanam: 'സമഷ്ടി ചരണം',
    madhyama_kala: '(മധ്യമ കാല സാഹിത്യമ്)',
    svara_sahitya: 'സ്വര സാഹിത്യ',
  },
};

const letters: Readonly<Record<Script, Readonly<Partial<Record<SectionKind, string>>>>> = {
  latin: { pallavi: 'P', anupallavi: 'A', charanam: 'C' },
  devanagari: { pallavi: 'प', anupallavi: 'अ', charanam: 'च' },
  tamil: { pallavi: 'ப', anupallavi: 'அ', charanam: 'ச' },
  telugu: { pallavi: 'ప', anupallavi: 'అ', charanam: 'చ' },
  kannada: { pallavi: 'ಪ', anupallavi: 'ಅ', charanam: 'ಚ' },
  malayalam: { pallavi: 'പ', anupallavi: 'അ', charanam: 'ച' },
};

/** Charanam as some posts misspell it, with a dental n. */
const dental: Readonly<Record<Script, string>> = {
  latin: 'caraNam',
  devanagari: 'चरनं',
  tamil: 'சரனம்',
  telugu: 'చరనం',
  kannada: 'ಚರನಂ',
  malayalam: 'ചരനം',
};

/** `caraNam 2`: the word, with a number where there are several. */
export const wordHead = (
  script: Script,
  kind: SectionKind,
  ordinal: number,
  form: { readonly isOnly: boolean; readonly dental: boolean },
): string => {
  const word = kind === 'charanam' && form.dental ? dental[script] : (words[script][kind] ?? kind);
  return form.isOnly || kind === 'madhyama_kala' ? word : `${word} ${ordinal}`;
};

/** `C2`, `च2.`: the letter that stands before the first line; null where the house has none for the kind. */
export const letterHead = (
  script: Script,
  kind: SectionKind,
  ordinal: number,
  form: { readonly isOnly: boolean; readonly spacedNumbers: boolean; readonly dotless: boolean },
): string | null => {
  const letter = letters[script][kind];
  if (letter === undefined) return null;
  const numbered =
    kind !== 'charanam' || form.isOnly ? letter : `${letter}${form.spacedNumbers ? ' ' : ''}${ordinal}`;
  return script === 'latin' || form.dotless ? numbered : `${numbered}.`;
};
