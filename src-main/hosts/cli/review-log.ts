import { basename } from 'node:path';
import { contradictionsOf, toLogLine } from '../../review/index.ts';
import { readWhole } from '../read-whole.ts';
import { exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine, withRecords } from './session.ts';
import { workUntilIdle } from './working.ts';

const pageSize = 500;

export const logCommand = (options: CommonOptions): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput({ ...options, json: true });
    let after = 0;
    for (;;) {
      const page = records.decisions.since(after, pageSize);
      for (const row of page) {
        output.line(toLogLine(records, row), () => '');
        after = row.seq;
      }
      if (page.length < pageSize) return exit.done;
    }
  });

/** Takes in another log as one act; what contradicts what was said here waits to be settled. */
export const replayCommand = (
  file: string,
  options: CommonOptions & { readonly who: string },
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const text = (await readWhole(file)).toString('utf8');
    const result = engine.decisions.takeLog(text, { file: basename(file), who: options.who });
    await engine.names.refreshWaiting(options.who);
    await workUntilIdle(engine, output, interrupted, null);
    output.result(
      result,
      () =>
        `${result.applied} applied (${result.agreed} say what was so already), ${result.known} known already, ` +
        `${result.contradictions} contradict what was decided here, ${result.freed} krithis go on.`,
    );
    if (result.contradictions > 0)
      output.note('See them with "review contradictions", settle each with "review settle".');
    return exit.done;
  });
};

/** Answers of two reviewers that contradict each other, side by side. */
export const contradictionsCommand = (options: CommonOptions): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput(options);
    const nameOf = (ids: readonly string[]): string => ids.map(records.entities.nameOf).join(', ');
    for (const { value, krithiLink, sides } of contradictionsOf(records)) {
      const json = {
        kind: value.kind,
        value: value.value,
        krithi: krithiLink,
        krithis: records.names.mentionsOfValue(value.id).length,
        sides: sides.map(({ lines }) =>
          lines.map(({ id, act, entities, relation, who, at, cameFrom, note }) => ({
            decision: id,
            act,
            entities: entities.map((entity) => ({ id: entity, name: records.entities.nameOf(entity) })),
            relation,
            who,
            at,
            file: cameFrom,
            note,
          })),
        ),
      };
      output.line(json, () =>
        [
          `${value.kind}\t${value.value}${krithiLink === null ? '' : `\t${krithiLink}`}`,
          ...sides.map(({ lines: [line] }) =>
            line === undefined
              ? ''
              : `  ${line.act === 'accept' ? nameOf(line.entities) : line.act}\t${line.who}\t${line.cameFrom ?? 'here'}\t[${line.id}]`,
          ),
        ].join('\n'),
      );
    }
    return exit.done;
  });

/** Keeps one answer of a contradiction. */
export const settleCommand = (
  options: CommonOptions & { readonly keep: string; readonly who: string },
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const effect = engine.decisions.settle(options.keep, options.who);
    await workUntilIdle(engine, output, interrupted, null);
    output.result(effect, () => `Settled; ${effect.freed} krithis go on.   [${effect.decision}]`);
    return exit.done;
  });
};
