/**
 * The Indic blocks from Devanagari to Malayalam share one layout (that of
 * ISCII), so one table reads them all: the low seven bits of a code point say
 * which letter it is. What comes out is plain Latin with long vowels doubled.
 */
const independentVowels: Readonly<Record<number, string>> = {
  0x05: 'a', 0x06: 'aa', 0x07: 'i', 0x08: 'ii', 0x09: 'u', 0x0a: 'uu', 0x0b: 'ri', 0x0c: 'li',
  0x0d: 'e', 0x0e: 'e', 0x0f: 'e', 0x10: 'ai', 0x11: 'o', 0x12: 'o', 0x13: 'o', 0x14: 'au', 0x60: 'rii', 0x61: 'lii',
}; // prettier-ignore

const consonants: Readonly<Record<number, string>> = {
  0x15: 'k', 0x16: 'kh', 0x17: 'g', 0x18: 'gh', 0x19: 'n',
  0x1a: 'c', 0x1b: 'ch', 0x1c: 'j', 0x1d: 'jh', 0x1e: 'n',
  0x1f: 't', 0x20: 'th', 0x21: 'd', 0x22: 'dh', 0x23: 'n',
  0x24: 't', 0x25: 'th', 0x26: 'd', 0x27: 'dh', 0x28: 'n', 0x29: 'n',
  0x2a: 'p', 0x2b: 'ph', 0x2c: 'b', 0x2d: 'bh', 0x2e: 'm',
  0x2f: 'y', 0x30: 'r', 0x31: 'r', 0x32: 'l', 0x33: 'l', 0x34: 'zh', 0x35: 'v',
  0x36: 'sh', 0x37: 'sh', 0x38: 's', 0x39: 'h',
}; // prettier-ignore

const vowelSigns: Readonly<Record<number, string>> = {
  0x3e: 'aa', 0x3f: 'i', 0x40: 'ii', 0x41: 'u', 0x42: 'uu', 0x43: 'ri', 0x44: 'rii',
  0x45: 'e', 0x46: 'e', 0x47: 'e', 0x48: 'ai', 0x49: 'o', 0x4a: 'o', 0x4b: 'o', 0x4c: 'au', 0x57: 'au',
}; // prettier-ignore

/** Malayalam's consonants without a vowel (chillus). */
const chillus: Readonly<Record<string, string>> = {
  ൺ: 'n',
  ൻ: 'n',
  ർ: 'r',
  ൽ: 'l',
  ൾ: 'l',
  ൿ: 'k',
  ൔ: 'm',
  ൕ: 'y',
  ൖ: 'zh',
};

const virama = 0x4d;
const anusvara = 0x02;
const candrabindu = 0x01;
const visarga = 0x03;

/** Tamil writes one letter for four sounds; the sites put 2, 3 and 4 behind it to tell them apart. */
const tamilVoices: Readonly<Record<string, readonly [string, string, string]>> = {
  k: ['kh', 'g', 'gh'],
  c: ['ch', 'j', 'jh'],
  t: ['th', 'd', 'dh'],
  p: ['ph', 'b', 'bh'],
};

/** Tamil writes the first ja of *jaya* and *jagan* as je: `ஜெயராமன்`. */
const tamilJa = /(?<![\u0B80-\u0BFF])ஜெ/g;

/** No old Tamil word begins with r: *rAma* and *rAga* are written with an i before them (`இராகம்`). */
const tamilRa = /(?<![\u0B80-\u0BFF])இரா/g;

/** A last ng is heard whole: `திலங்` is Tilang. */
const tamilNg = /ங்(?![\u0B80-\u0BFF])/g;

/** Two letters that many type for the sign of au: of ெள before a consonant. */
const typedAu = /ெள(?=[\u0B95-\u0BB9])/g;

export const isIndic = (text: string): boolean => /[\u0900-\u0D7F]/.test(text);

/** Tamil letters whose voicing is not written, neither by grantha letters nor by digits. */
export const isUnvoicedTamil = (text: string): boolean =>
  /[\u0B80-\u0BFF]/.test(text) && !/[\u0B80-\u0BFF][2-4²³⁴]/.test(text);

const digitOf = (letter: string | undefined): number => '0123456789'.indexOf(letter?.normalize('NFKC') ?? '');

/** Indic letters as plain Latin; everything else stays. */
export const romanise = (text: string): string => {
  const letters = [
    ...text.replace(typedAu, 'ௌ').replace(tamilJa, 'ஜ').replace(tamilRa, 'ரா').replace(tamilNg, 'ங்க்'),
  ];
  let out = '';
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? '';
    const point = letter.codePointAt(0) ?? 0;
    if (chillus[letter] !== undefined) {
      out += chillus[letter];
      continue;
    }
    if (point < 0x0900 || point > 0x0d7f) {
      // Joiners shape letters and say nothing of sound.
      if (point !== 0x200c && point !== 0x200d) out += letter;
      continue;
    }
    const low = point & 0x7f;
    const consonant = consonants[low];
    if (consonant !== undefined) {
      let sound = consonant;
      const voice = digitOf(letters[at + 1]);
      if (voice >= 1 && point >= 0x0b80 && point <= 0x0bff) {
        sound = tamilVoices[consonant]?.[voice - 2] ?? consonant;
        at += 1;
      }
      const next = letters[at + 1]?.codePointAt(0) ?? 0;
      const isSame = next >= 0x0900 && next <= 0x0d7f;
      const sign = isSame ? vowelSigns[next & 0x7f] : undefined;
      if (sign !== undefined) {
        out += sound + sign;
        at += 1;
        // The digits stand behind the vowel sign as often as behind the letter.
        const late = digitOf(letters[at + 1]);
        if (late >= 2 && point >= 0x0b80 && point <= 0x0bff) {
          const voiced = tamilVoices[consonant]?.[late - 2];
          if (voiced !== undefined)
            out = out.slice(0, out.length - sign.length - sound.length) + voiced + sign;
          at += 1;
        }
      } else if (isSame && (next & 0x7f) === virama) {
        out += sound;
        at += 1;
      } else out += `${sound}a`;
      continue;
    }
    if (low === anusvara || low === candrabindu) out += 'm';
    else if (low === visarga) out += letters[at + 1] === undefined ? '' : 'h';
    else out += independentVowels[low] ?? vowelSigns[low] ?? '';
  }
  return out;
};
