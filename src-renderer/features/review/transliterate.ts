import { isSourceRoman, plainSpelling, type Scheme, scriptOf, toStandardRoman } from './spelling.ts';

type Convert = (text: string, from: string, to: string) => string;
let converter: Promise<Convert> | null = null;

/** The tables are large and few people ask for them: they are loaded on the first ask. */
const load = (): Promise<Convert> => {
  converter ??= import('@indic-transliteration/sanscript').then(({ default: tables }) => tables.t);
  return converter;
};

/**
 * A name in another script or scheme, for reading only: nothing here is stored or matched.
 * Null when the spelling does not say enough (plain English letters have lost their lengths).
 */
export const inScheme = async (value: string, scheme: Scheme): Promise<string | null> => {
  if (scheme === 'printed') return value;
  const script = scriptOf(value);
  if (scheme === 'plain' && script === 'latin') return plainSpelling(value);
  if (script === scheme) return value;
  if (script === 'latin' && !isSourceRoman(value)) return null;
  const convert = await load();
  const from = script === 'latin' ? 'hk_dravidian' : script;
  const text = script === 'latin' ? toStandardRoman(value) : value;
  const to = scheme === 'plain' ? 'iast' : scheme;
  const converted = convert(text, from, to);
  return scheme === 'plain' ? plainSpelling(converted) : converted;
};
