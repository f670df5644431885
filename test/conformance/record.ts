import type { Published } from './published.ts';

/** One thing that was held against one rule. */
export type Line = {
  /** What was asked, as `POST queries: all fields`. */
  readonly asked: string;
  /** The schema's file, or `prose` for what the text alone demands. */
  readonly against: string;
  readonly what: 'request' | 'answer';
  readonly faults: readonly string[];
};

/** Collects what was held against what. */
export const createRecord = (published: Published) => {
  const lines: Line[] = [];
  return {
    lines: (): readonly Line[] => lines,
    /** Holds a value against a schema; a schema that the folder lacks is passed over. */
    hold: (asked: string, what: Line['what'], schema: string, value: unknown): void => {
      const faults = published.faultsOf(schema, value);
      if (faults !== null) lines.push({ asked, what, against: `${schema}.json`, faults });
    },
    /** Holds a value that the schema must refuse. */
    holdRefused: (asked: string, schema: string, value: unknown): void => {
      const faults = published.faultsOf(schema, value);
      if (faults === null) return;
      lines.push({
        asked,
        what: 'request',
        against: `${schema}.json`,
        faults: faults.length > 0 ? [] : ['the schema takes what the service refuses'],
      });
    },
    /** Faults against the text of the specification. */
    prose: (asked: string, faults: readonly (string | null)[]): void => {
      lines.push({
        asked,
        what: 'answer',
        against: 'prose',
        faults: faults.filter((fault) => fault !== null),
      });
    },
  };
};
export type Held = ReturnType<typeof createRecord>;

/** The table, and below it each fault. */
export const tableOf = (lines: readonly Line[], published: Published): string => {
  const groups = new Map<string, { held: number; broken: number; asked: Set<string> }>();
  for (const { against, what, asked, faults } of lines) {
    const key = `${against}\t${what}`;
    const group = groups.get(key) ?? { held: 0, broken: 0, asked: new Set<string>() };
    group.held += 1;
    group.broken += faults.length > 0 ? 1 : 0;
    group.asked.add(asked.split(':')[0] ?? asked);
    groups.set(key, group);
  }
  const row = (against: string, what: string, held: string, broken: string, asked: string): string =>
    `${against.padEnd(42)}${what.padEnd(9)}${held.padStart(5)}${broken.padStart(8)}  ${asked}`;
  const rows = [...groups].map(([key, { held, broken, asked }]) => {
    const [against = '', what = ''] = key.split('\t');
    return row(against, what, String(held), String(broken), [...asked].join(', '));
  });
  const used = new Set(lines.map(({ against }) => against));
  const unused = published.names.map((name) => `${name}.json`).filter((file) => !used.has(file));
  const faults = lines.flatMap(({ asked, what, against, faults }) =>
    faults.map((fault) => `${asked}: ${what} against ${against}: ${fault}`),
  );
  return [
    row('held against', 'what', 'held', 'broken', 'asked'),
    ...rows,
    ...(unused.length === 0 ? [] : [`reached through others only, if at all: ${unused.join(', ')}`]),
    ...faults,
  ].join('\n');
};
