import { describe, expect, it } from 'vitest';
import { expandScale, melakartaNotes, notesOutside } from '../../../resources/authority/melakarta.ts';

describe('the notes of a melakarta', () => {
  it.each([
    [1, 'S R1 G1 M1 P D1 N1'],
    [8, 'S R1 G2 M1 P D1 N2'],
    [15, 'S R1 G3 M1 P D1 N3'],
    [22, 'S R2 G2 M1 P D2 N2'],
    [28, 'S R2 G3 M1 P D2 N2'],
    [29, 'S R2 G3 M1 P D2 N3'],
    [36, 'S R3 G3 M1 P D3 N3'],
    [37, 'S R1 G1 M2 P D1 N1'],
    [65, 'S R2 G3 M2 P D2 N3'],
    [72, 'S R3 G3 M2 P D3 N3'],
  ])('follow from the number %i', (number, notes) => {
    expect(melakartaNotes(number).join(' ')).toBe(notes);
  });

  it('are different for all 72 numbers', () => {
    const scales = Array.from({ length: 72 }, (_, index) => melakartaNotes(index + 1).join(' '));
    expect(new Set(scales).size).toBe(72);
  });

  it.each([0, 73, 1.5, Number.NaN])('do not exist for %d', (number) => {
    expect(() => melakartaNotes(number)).toThrow(RangeError);
  });
});

describe('a compact scale', () => {
  it('takes plain letters from the parent and numbered letters as they are', () => {
    expect(expandScale('SRMPN3S', 22)).toBe('S R2 M1 P N3 S');
  });

  it('is refused when it holds anything but notes', () => {
    expect(() => expandScale('SRXPS', 22)).toThrow('Not a scale');
  });

  it('shows its notes outside the parent', () => {
    expect(notesOutside('S R2 M1 P N3 S', 22)).toEqual(['N3']);
    expect(notesOutside('S R2 M1 P N2 S', 22)).toEqual([]);
  });
});
