import { describe, expect, it } from 'vitest';
import type { IntakeSheet } from '../../../../src-main/contract/batches.ts';
import { ReadingOptions } from '../../../../src-main/contract/batches.ts';
import { columnRoles, delimiters, encodings } from '../../../../src-main/domain/manifest.ts';
import {
  canStart,
  firstShown,
  headerKey,
  problemReport,
  roles,
  withComposer,
  withOption,
  withRole,
} from '../../../../src-renderer/features/batches/intake-model.ts';
import {
  type IntakeState,
  emptyIntake,
  intakeReducer,
} from '../../../../src-renderer/features/batches/intake-state.ts';
import {
  rememberRoles,
  rememberedRoles,
} from '../../../../src-renderer/features/batches/remembered-roles.ts';
import { batchWords, duration } from '../../../../src-renderer/words/batches.ts';

const sheet = (more: Partial<IntakeSheet> = {}): IntakeSheet => ({
  handle: 'h',
  file: 'm.csv',
  size: 100,
  encoding: 'utf-8',
  delimiter: ',',
  header: ['Krithi', 'Raga', 'Hyperlink'],
  roles: { title: 'Krithi', raga: 'Raga', link: 'Hyperlink', composer: null, tala: null, notes: null },
  rows: { total: 3, new: 3, known: 0, duplicate: 0, bad: 0 },
  sites: [],
  preview: [],
  problems: [],
  alreadyImported: null,
  error: null,
  ...more,
});

describe('how a file is read', () => {
  it('can be overruled in every way that the engine knows', () => {
    expect(Object.keys(batchWords.intake.encodings).toSorted()).toEqual([...encodings].toSorted());
    expect(Object.keys(batchWords.intake.delimiters).toSorted()).toEqual([...delimiters].toSorted());
    expect(roles.toSorted()).toEqual([...columnRoles].toSorted());
  });

  it('says every column once a single one is chosen, so that nothing else is guessed anew', () => {
    const options = withRole({}, sheet(), 'notes', 'Raga');
    expect(ReadingOptions.parse(options)).toEqual({
      roles: { title: 'Krithi', raga: '', composer: '', tala: '', link: 'Hyperlink', notes: 'Raga' },
    });
  });

  it('takes a column away from a role', () => {
    expect(withRole({}, sheet(), 'raga', null).roles).toMatchObject({
      title: 'Krithi',
      raga: '',
      link: 'Hyperlink',
    });
  });

  it('goes back to what is found when a choice is taken back, and finds the columns anew', () => {
    expect(
      withOption({ encoding: 'utf-16le', delimiter: ';', roles: { title: 'A' } }, 'encoding', undefined),
    ).toEqual({ delimiter: ';' });
    expect(withComposer({ composer: 'Tyagaraja' }, '  ')).toEqual({});
  });
});

describe('a start', () => {
  it('is possible only where there is something new to fetch', () => {
    expect(canStart(sheet())).toBe(true);
    expect(canStart(null)).toBe(false);
    expect(canStart(sheet({ rows: { total: 3, new: 0, known: 3, duplicate: 0, bad: 0 } }))).toBe(false);
    expect(canStart(sheet({ alreadyImported: { batch: 'b', name: 'n', at: 1 } }))).toBe(false);
    expect(canStart(sheet({ error: { code: 'c', message: 'm', remedy: 'r' } }))).toBe(false);
  });

  it('first shows what is wrong', () => {
    expect(firstShown(sheet({ rows: { total: 3, new: 2, known: 0, duplicate: 0, bad: 1 } }))).toBe('bad');
    expect(firstShown(sheet())).toBe('all');
  });
});

describe('the problem report', () => {
  it('has one line a problem and runs nothing in a spreadsheet', () => {
    const text = problemReport(
      sheet({
        preview: [
          {
            line: 2,
            status: 'bad',
            title: '=cmd()',
            raga: null,
            hyperlink: 'x, y',
            code: 'manifest.bad_link',
            message: 'no',
            krithiId: null,
          },
        ],
        problems: [
          {
            line: 2,
            column: 'Hyperlink',
            code: 'manifest.bad_link',
            message: 'The link is not a web address.',
          },
        ],
      }),
    );
    expect(text).toBe(
      '\uFEFFLine,Column,Problem,Title,Raga,Link\r\n2,Hyperlink,The link is not a web address.,\'=cmd(),,"x, y"\r\n',
    );
  });
});

describe('the files on the sheet', () => {
  const file = (name: string): File => new File(['x'], name);
  const a = file('a.csv');
  const b = file('b.TSV');
  const two = [
    { is: 'file', key: 1, file: a } as const,
    { is: 'file', key: 2, file: b } as const,
    { is: 'staged', key: 1, file: a, handle: 'h1' } as const,
  ].reduce<IntakeState>(intakeReducer, emptyIntake);
  const first = (state: IntakeState) => state.entries[0];

  it('show the first of what was dropped and are named after their file', () => {
    expect(two.entries.map((entry) => entry.name)).toEqual(['a', 'b']);
    expect(two.active).toBe(1);
  });

  it('show the neighbour when one is left out, and nothing after the last', () => {
    const one = intakeReducer(two, { is: 'dropped', key: 1 });
    expect(one.active).toBe(2);
    expect(intakeReducer(one, { is: 'dropped', key: 2 })).toEqual(emptyIntake);
  });

  it('show only the answer to the last choice', () => {
    const early = {};
    const late = { delimiter: ';' } as const;
    const asked = [
      { is: 'reading', key: 1, options: early, remembered: false } as const,
      { is: 'reading', key: 1, options: late, remembered: false } as const,
    ].reduce<IntakeState>(intakeReducer, two);
    const slow = intakeReducer(asked, { is: 'read', key: 1, handle: 'h1', options: early, sheet: sheet() });
    expect(first(slow)).toMatchObject({ sheet: null, isReading: true });
    const answer = sheet({ delimiter: ';' });
    const right = intakeReducer(slow, { is: 'read', key: 1, handle: 'h1', options: late, sheet: answer });
    expect(first(right)).toMatchObject({ sheet: answer, isReading: false });
  });

  it('keep the last answer in view while a corrected copy is read, and can go back to the file', () => {
    const options = {};
    const read = [
      { is: 'reading', key: 1, options, remembered: false } as const,
      { is: 'read', key: 1, handle: 'h1', options, sheet: sheet() } as const,
    ].reduce<IntakeState>(intakeReducer, two);
    const copy = file('a.csv');
    const corrected = intakeReducer(read, { is: 'corrected', key: 1, file: copy, rows: 2 });
    expect(first(corrected)).toMatchObject({ file: copy, handle: null, corrected: 2, isReading: true });
    expect(first(corrected)?.sheet).not.toBeNull();
    const late = intakeReducer(corrected, { is: 'staged', key: 1, file: a, handle: 'of the old file' });
    expect(first(late)?.handle).toBeNull();
    expect(first(intakeReducer(corrected, { is: 'uncorrected', key: 1 }))).toMatchObject({
      file: a,
      corrected: 0,
    });
  });
});

describe('columns chosen before', () => {
  const store = (): Storage => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
      clear: () => kept.clear(),
      key: () => null,
      length: 0,
    };
  };

  it('come back for the same header in any order', () => {
    const place = store();
    rememberRoles(['Name', 'Url'], { title: 'Name', raga: '', link: 'Url' }, place);
    expect(rememberedRoles(['Url', 'Name'], place)).toEqual({ title: 'Name', raga: '', link: 'Url' });
    expect(rememberedRoles(['Url', 'Name', 'Raga'], place)).toBeNull();
    expect(headerKey([' URL', 'name'])).toBe(headerKey(['Name', 'Url']));
  });

  it('are forgotten when asked, and survive a damaged note', () => {
    const place = store();
    rememberRoles(['Name', 'Url'], { title: 'Name' }, place);
    rememberRoles(['Name', 'Url'], null, place);
    expect(rememberedRoles(['Name', 'Url'], place)).toBeNull();
    place.setItem('krithi-desk.columns', '{oops');
    expect(rememberedRoles(['Name', 'Url'], place)).toBeNull();
  });
});

describe('time left in words', () => {
  it('is rounded up, never in seconds and never with sixty minutes', () => {
    expect(duration(20_000)).toBe('under a minute');
    expect(duration(61_000)).toBe('2 min');
    expect(duration(3_600_000)).toBe('1 h');
    expect(duration(4_800_000)).toBe('1 h 20 min');
    expect(duration(7_199_000)).toBe('2 h');
    expect(duration(40_000_000)).toBe('11 h');
  });
});
