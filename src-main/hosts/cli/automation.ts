import type { FitPreview, Share } from '../../contract/automation.ts';
import { AcceptingClass, classNames } from '../../domain/class-policy.ts';
import { newId } from '../../domain/ids.ts';
import { createSettings } from '../../orchestrator/settings.ts';
import { builtinPolicy } from '../../resolve/index.ts';
import { createAutomation } from '../../review/index.ts';
import type { Records } from '../../store/index.ts';
import { type Measured, overviewOf, previewOf } from '../api/automation-views.ts';
import { UsageError, exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine, withRecords } from './session.ts';
import { workUntilIdle } from './working.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const rate = ({ n, of, rate: value, low, high }: Share): string =>
  of === 0 ? 'never judged' : `${n} of ${of} (${percent(value)}; ${percent(low)} to ${percent(high)})`;

/** The figures of a store that is read beside a running app. */
const measured = (records: Records): Measured => {
  const settings = createSettings(records);
  const automation = createAutomation({
    records,
    newId,
    builtin: builtinPolicy.counts,
    auditBound: () => settings.get().auditBound,
    acceptTamil: () => settings.get().acceptTamilSpelling,
  });
  return { records, settings, automation };
};

const classOf = (text: string): AcceptingClass => {
  const known = AcceptingClass.safeParse(text);
  if (!known.success) throw new UsageError(`--reinstate is one of ${AcceptingClass.options.join(', ')}`);
  return known.data;
};

/** How often each class of automatic names was right; lets a demoted one decide again where that is asked. */
export const automationCommand = (
  options: CommonOptions & { readonly reinstate?: string; readonly who: string },
): Promise<number> => {
  const output = createOutput(options);
  const tell = (engine: Measured): number => {
    const overview = overviewOf(engine);
    output.result(overview, () =>
      [
        `Wrong among names asked blind: ${rate(overview.audited)}; ${percent(overview.bound)} is allowed.`,
        ...overview.classes.map(
          ({ evidence, state, reason, right, decided }) =>
            `${classNames[evidence]}\t${reason ?? state.replace('_', ' ')}\tright ${rate(right)}\tyour decisions ${rate(decided)}`,
        ),
        ...overview.batches.map(
          ({ name, names, expected }) =>
            `${name}\t${names} names settled, about ${expected.toFixed(1)} wrong at most`,
        ),
      ].join('\n'),
    );
    return exit.done;
  };
  const { reinstate } = options;
  if (reinstate === undefined) return withRecords(options, (records) => tell(measured(records)));
  const evidence = classOf(reinstate);
  return withEngine(options, output, false, async (engine, interrupted) => {
    engine.automation.reinstate(evidence, options.who);
    await engine.drift.settled();
    await workUntilIdle(engine, output, interrupted, null);
    return tell(engine);
  });
};

const fitWords = ({ classes, changes, toSeq }: FitPreview): string =>
  [
    changes ? `From ${toSeq} lines of the log:` : 'The table counts these decisions already.',
    ...classes.map(
      ({ evidence, before, decided, after }) =>
        `${classNames[evidence]}\t${rate(before)}\t+ ${rate(decided)}\t= ${rate(after)}`,
    ),
  ].join('\n');

/** What the decisions would make of the class table; takes it, or brings an earlier version back, where that is asked. */
export const fitCommand = (
  options: CommonOptions & { readonly take?: boolean; readonly restore?: number; readonly who: string },
): Promise<number> => {
  const output = createOutput(options);
  const { take, restore, who } = options;
  if (take === true && restore !== undefined) throw new UsageError('give one of --take, --restore');
  if (take !== true && restore === undefined) {
    return withRecords(options, (records) => {
      const preview = previewOf(measured(records));
      output.result({ ...preview, taken: null }, () => fitWords(preview));
      return exit.done;
    });
  }
  return withEngine(options, output, false, async (engine, interrupted) => {
    const preview = previewOf(engine);
    const taken =
      restore === undefined
        ? engine.automation.take(preview.toSeq, who)
        : engine.automation.restore(restore, who);
    await engine.drift.settled();
    await workUntilIdle(engine, output, interrupted, null);
    output.result({ ...preview, taken }, () =>
      restore === undefined
        ? `${fitWords(preview)}\nTaken as version ${taken}.`
        : `The counts of version ${restore} hold again, as version ${taken}.`,
    );
    return exit.done;
  });
};
