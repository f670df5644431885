import { describe, expect, it } from 'vitest';
import {
  isSourceRoman,
  langOf,
  nextScheme,
  plainSpelling,
} from '../../../../src-renderer/features/review/spelling.ts';
import { inScheme } from '../../../../src-renderer/features/review/transliterate.ts';

describe('plain spelling', () => {
  it('reads the capitals of the sources before lower-casing', () => {
    expect(plainSpelling('SankarAbharaNaM')).toBe('Sankarabharanam');
    expect(plainSpelling('kEdAra gauLa')).toBe('Kedara Gaula');
    expect(plainSpelling('tODi')).toBe('Todi');
    expect(plainSpelling('kRshNa')).toBe('Krishna');
  });
  it('drops marks from scholarly spelling and leaves plain names alone', () => {
    expect(plainSpelling('Kāmbhōji')).toBe('Kambhoji');
    expect(plainSpelling('kalyani')).toBe('Kalyani');
    expect(plainSpelling('Sahana')).toBe('Sahana');
  });
  it('leaves other scripts as they are', () => {
    expect(plainSpelling('शङ्कराभरणम्')).toBe('शङ्कराभरणम्');
    expect(plainSpelling('தோடி')).toBe('தோடி');
  });
  it('tells the sources romanisation from plain English', () => {
    expect(isSourceRoman('bhairavi')).toBe(false);
    expect(isSourceRoman('Ananda bhairavi')).toBe(false);
    expect(isSourceRoman('rItigauLa')).toBe(true);
  });
});

describe('scripts', () => {
  it('names the language of a text for voices and fonts', () => {
    expect(langOf('తోడి')).toBe('te');
    expect(langOf('tODi')).toBe('sa-Latn');
  });
  it('comes round after the last scheme', () => {
    expect(nextScheme('kannada')).toBe('printed');
  });
  it('writes a printed name in other scripts', async () => {
    expect(await inScheme('SankarAbharaNaM', 'devanagari')).toBe('शङ्कराभरणं');
    expect(await inScheme('kEdAra gauLa', 'telugu')).toBe('కేదార గౌళ');
    expect(await inScheme('తోడి', 'devanagari')).toBe('तोडि');
  });
  it('says nothing where plain letters have lost the lengths', async () => {
    expect(await inScheme('kalyani', 'telugu')).toBeNull();
  });
});
