import Papa from 'papaparse';
import type { Delimiter } from '../domain/manifest.ts';
import type { RawRecord } from './records.ts';

/** A record cut into cells, not yet cleaned. */
export type CellRecord = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly broken: boolean;
};

const parse = (text: string, delimiter: Delimiter): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(`${text}\n`, { delimiter, newline: '\n', header: false, skipEmptyLines: false });

const brokenRecord = (record: RawRecord, delimiter: Delimiter): CellRecord => ({
  line: record.line,
  cells: record.text.split(delimiter),
  broken: true,
});

const parseOne = (record: RawRecord, delimiter: Delimiter): CellRecord => {
  const { data, errors } = parse(record.text, delimiter);
  const [cells] = data;
  return cells === undefined || data.length !== 2 || errors.length > 0
    ? brokenRecord(record, delimiter)
    : { line: record.line, cells, broken: false };
};

/**
 * Cuts records into cells with papaparse, many at a time because each call
 * costs as much as fifty rows; one by one where they come out in another number.
 */
export const parseRecords = (records: readonly RawRecord[], delimiter: Delimiter): CellRecord[] => {
  const whole = records.filter((record) => !record.broken);
  const { data, errors } = parse(whole.map((record) => record.text).join('\n'), delimiter);
  const inStep = errors.length === 0 && data.length === whole.length + 1;
  let next = 0;
  return records.map((record) => {
    if (record.broken) return brokenRecord(record, delimiter);
    if (!inStep) return parseOne(record, delimiter);
    const cells = data[next] ?? [];
    next += 1;
    return { line: record.line, cells, broken: false };
  });
};

const plain = /^[!-~]+(?: [!-~]+)*$/;
/** Zero-width and direction marks that hold no letter; joiners stay, Indian scripts need them. */
const invisible = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const spaceBeforeQuotes = /^\s+"([^"]*)"\s*$/;

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

const controlsToSpaces = (text: string): string => {
  let clean = '';
  for (const char of text) clean += isControl(char.codePointAt(0) ?? 0) ? ' ' : char;
  return clean;
};

/** A cell as one clean line: NFC, no controls or invisible marks, every run of white space one blank. Case is kept. */
export const cleanCell = (raw: string): string => {
  if (raw === '' || plain.test(raw)) return raw;
  const unquoted = spaceBeforeQuotes.exec(raw)?.[1] ?? raw;
  return controlsToSpaces(unquoted.replace(invisible, '')).normalize('NFC').replace(/\s+/g, ' ').trim();
};

/** A cell that may hold several lines, each clean; empty lines at either end are dropped. */
export const cleanText = (raw: string): string =>
  raw.includes('\n') || raw.includes('\r')
    ? raw
        .split(/\r\n|\n|\r/)
        .map(cleanCell)
        .join('\n')
        .trim()
    : cleanCell(raw);

/** Signs that a text was decoded wrongly: the replacement character, NUL, and C1 controls other than NEL. */
export const isDamaged = (raw: string): boolean => {
  if (plain.test(raw)) return false;
  for (const char of raw) {
    const code = char.codePointAt(0) ?? 0;
    if (code === 0xfffd || code === 0 || (code >= 0x80 && code < 0xa0 && code !== 0x85)) return true;
  }
  return false;
};

/** A cell that was meant as a link, right or wrong. */
export const looksLikeLink = (cell: string): boolean => /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S/i.test(cell);

/** A cell that is a web address. */
export const isWebLink = (cell: string): boolean => /^https?:\/\/[^\s/]+\S*$/i.test(cell);
