import type { Settings } from '../../../src-main/contract/settings.ts';
import { settingsWords as words } from '../../words/settings.ts';

/** Numbers that stand in the settings by themselves. */
const plainNumbers = [
  'siteIntervalMs',
  'globalIntervalMs',
  'concurrency',
  'auditShare',
  'auditBound',
] as const;
type PlainNumber = (typeof plainNumbers)[number];

const isPlain = (name: NumberField['name']): name is PlainNumber =>
  plainNumbers.some((each) => each === name);

/** A number that people type in one unit and the engine keeps in another. */
export type NumberField = {
  readonly name: PlainNumber | keyof Settings['targets'];
  readonly group: 'pace' | 'names' | 'targets';
  /** Kept = typed × scale. */
  readonly scale: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
};

export const numberFields: readonly NumberField[] = [
  { name: 'siteIntervalMs', group: 'pace', scale: 1000, least: 1, most: 600, step: 0.1 },
  { name: 'globalIntervalMs', group: 'pace', scale: 1000, least: 0, most: 600, step: 0.1 },
  { name: 'concurrency', group: 'pace', scale: 1, least: 1, most: 16, step: 1 },
  { name: 'auditShare', group: 'names', scale: 0.01, least: 0, most: 50, step: 0.1 },
  { name: 'auditBound', group: 'names', scale: 0.01, least: 0.1, most: 50, step: 0.1 },
  { name: 'successRate', group: 'targets', scale: 0.01, least: 0, most: 100, step: 0.1 },
  { name: 'oldestWaitingMs', group: 'targets', scale: 60_000, least: 1, most: 100_000, step: 1 },
  { name: 'stuckTasks', group: 'targets', scale: 1, least: 0, most: 1000, step: 1 },
  { name: 'taskTimeMs', group: 'targets', scale: 1000, least: 0.1, most: 600, step: 0.1 },
  { name: 'reviewPerHour', group: 'targets', scale: 1, least: 0, most: 10_000, step: 1 },
];

/** What stands in the form: everything as typed. */
export type Draft = Readonly<Record<NumberField['name'] | 'reviewer' | 'contact', string>> & {
  readonly acceptTamilSpelling: boolean;
};

const kept = (settings: Settings, name: NumberField['name']): number =>
  isPlain(name) ? settings[name] : settings.targets[name];

const typed = (settings: Settings, { name, scale }: NumberField): string =>
  String(Math.round((kept(settings, name) / scale) * 1000) / 1000);

export const draftOf = (settings: Settings): Draft => {
  const numbers = Object.fromEntries(
    numberFields.map((field) => [field.name, typed(settings, field)]),
  ) as Record<NumberField['name'], string>;
  return {
    ...numbers,
    reviewer: settings.reviewer,
    contact: settings.contact,
    acceptTamilSpelling: settings.acceptTamilSpelling,
  };
};

/** What is wrong with each field, in words; no key where it is right. */
export const errorsOf = (draft: Draft): Partial<Record<keyof Draft, string>> => {
  const wrong = numberFields.flatMap(({ name, least, most, step }) => {
    const value = Number(draft[name]);
    const isRight =
      draft[name].trim() !== '' && value >= least && value <= most && (step < 1 || Number.isInteger(value));
    return isRight ? [] : [[name, words.errors.number(String(least), String(most))]];
  });
  const errors: Partial<Record<keyof Draft, string>> = Object.fromEntries(wrong);
  return draft.reviewer.trim() === '' ? { ...errors, reviewer: words.errors.empty } : errors;
};

/** The draft as the engine keeps it; only asked for a draft without errors. */
export const settingsOf = (draft: Draft): Omit<Settings, 'keys'> => {
  const value = (name: NumberField['name']): number => {
    const scale = numberFields.find((field) => field.name === name)?.scale ?? 1;
    const exact = Number(draft[name]) * scale;
    return scale < 1 ? Math.round(exact * 1000) / 1000 : Math.round(exact);
  };
  return {
    reviewer: draft.reviewer.trim(),
    contact: draft.contact.trim(),
    siteIntervalMs: value('siteIntervalMs'),
    globalIntervalMs: value('globalIntervalMs'),
    concurrency: value('concurrency'),
    targets: {
      successRate: value('successRate'),
      oldestWaitingMs: value('oldestWaitingMs'),
      stuckTasks: value('stuckTasks'),
      taskTimeMs: value('taskTimeMs'),
      reviewPerHour: value('reviewPerHour'),
    },
    acceptTamilSpelling: draft.acceptTamilSpelling,
    auditShare: value('auditShare'),
    auditBound: value('auditBound'),
  };
};
