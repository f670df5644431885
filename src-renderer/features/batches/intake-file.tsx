import { useState } from 'react';
import type { IntakeSheet } from '../../../src-main/contract/batches.ts';
import { saveAsFile } from './save-as-file.ts';
import { IntakeReading } from './intake-reading.tsx';
import { IntakeRows } from './intake-rows.tsx';
import { type Shown, countOf, firstShown, problemReport, rowsOf, shownRows } from './intake-model.ts';
import { rememberRoles } from './remembered-roles.ts';
import type { Entry } from './intake-state.ts';
import type { Intake } from './use-intake.ts';
import { useLate } from './use-late.ts';
import { batchWords } from '../../words/batches.ts';

const words = batchWords.intake;

type Props = {
  readonly entry: Entry;
  readonly intake: Intake;
  readonly onOpenBatch: (id: string) => void;
};

/** One file of the sheet: how it is read, and what would become of its rows. */
export const IntakeFile = ({ entry, intake, onOpenBatch }: Props) => {
  const { key, sheet, failure, options } = entry;
  const isLate = useLate(sheet === null && failure === null);
  if (failure !== null)
    return (
      <div className="bt-note bt-note-bad" role="alert">
        <strong>{words.stageFailed}</strong>
        <p>
          {failure.message} {failure.remedy}
        </p>
      </div>
    );
  if (sheet === null) return <p className="bt-quiet bt-none">{isLate ? words.reading : ''}</p>;
  const isPlain = Object.keys(options).length === 0;
  return (
    <div className="bt-file" aria-busy={entry.isReading}>
      <IntakeReading
        entry={entry}
        sheet={sheet}
        onName={(name) => intake.send({ is: 'named', key, name })}
        onOptions={(chosen) => intake.choose(entry, chosen)}
        onRoles={(chosen) => {
          rememberRoles(sheet.header, chosen.roles ?? null);
          intake.choose(entry, chosen);
        }}
        onForget={() => {
          rememberRoles(sheet.header, null);
          const { roles: _roles, ...others } = options;
          intake.choose(entry, others);
        }}
      />
      <section className="bt-file-rows" aria-label={words.summary}>
        <Notes
          sheet={sheet}
          onOpenBatch={onOpenBatch}
          onPlain={isPlain ? null : () => intake.choose(entry, {})}
        />
        {sheet.error !== null && sheet.rows.total === 0 ? null : (
          <DryRun key={`${key}:${entry.corrected}`} entry={entry} sheet={sheet} intake={intake} />
        )}
      </section>
    </div>
  );
};

type NotesProps = {
  readonly sheet: IntakeSheet;
  /** Reads the file as it is found, where choices were made. */
  readonly onPlain: (() => void) | null;
} & Pick<Props, 'onOpenBatch'>;

const Notes = ({ sheet, onOpenBatch, onPlain }: NotesProps) => {
  const { error, alreadyImported: same } = sheet;
  if (error !== null)
    return (
      <div className="bt-note bt-note-bad" role="alert">
        <strong>{words.unreadable}</strong>
        <p>
          {error.message} {error.remedy}
        </p>
        {onPlain === null ? null : (
          <button type="button" onClick={onPlain}>
            {words.asFound}
          </button>
        )}
      </div>
    );
  if (same !== null)
    return (
      <div className="bt-note" role="status">
        <strong>{words.same.title}</strong>
        <p>{words.same.text(same.name, same.at)}</p>
        <button type="button" onClick={() => onOpenBatch(same.batch)}>
          {words.same.open}
        </button>
      </div>
    );
  return (
    <p className="bt-will" role="status">
      {sheet.rows.new === 0 && sheet.rows.known > 0 ? words.allKnown : words.will(sheet.rows.new)}
      {sheet.sites.length > 0 ? (
        <span className="bt-quiet">
          {' '}
          {sheet.sites.length === 1
            ? sheet.sites[0]?.site
            : sheet.sites
                .slice(0, 5)
                .map(({ site, rows }) => words.site(site, rows))
                .join(' · ')}
        </span>
      ) : null}
    </p>
  );
};

type DryRunProps = {
  readonly entry: Entry;
  readonly sheet: IntakeSheet;
  readonly intake: Intake;
};

const DryRun = ({ entry, sheet, intake }: DryRunProps) => {
  const [chosen, setShown] = useState<Shown | null>(null);
  const shown = chosen ?? firstShown(sheet);
  const typed = entry.fixes.size;
  return (
    <>
      <div className="bt-rows-head">
        <div className="bt-segments" role="group" aria-label={words.summaryName}>
          {shownRows.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === shown}
              data-status={each}
              disabled={countOf(sheet, each) === 0 && each !== shown}
              title={each === 'all' ? undefined : batchWords.rows.help[each]}
              onClick={() => setShown(each)}
            >
              {words.counts[each](countOf(sheet, each))}
            </button>
          ))}
        </div>
        <span className="bt-rows-acts">
          {sheet.problems.length > 0 ? (
            <button
              type="button"
              onClick={() => saveAsFile(words.reportName(sheet.file), problemReport(sheet))}
            >
              {words.report}
            </button>
          ) : null}
        </span>
      </div>
      {sheet.rows.bad > 0 || entry.corrected > 0 ? (
        <div className="bt-fix">
          <span className="bt-quiet" role="status">
            {entry.corrected > 0 ? words.fix.applied(entry.corrected) : words.fix.help}
          </span>
          {typed > 0 ? (
            <button
              type="button"
              className="bt-primary"
              disabled={entry.isReading}
              onClick={() => void intake.correct(entry)}
            >
              {words.fix.apply(typed)}
            </button>
          ) : null}
          {entry.corrected > 0 ? (
            <button type="button" onClick={() => intake.uncorrect(entry)}>
              {words.fix.undo}
            </button>
          ) : null}
        </div>
      ) : null}
      <IntakeRows
        sheet={sheet}
        rows={rowsOf(sheet, shown)}
        total={countOf(sheet, shown)}
        fixes={entry.fixes}
        onFix={(fixes) => intake.send({ is: 'fixed', key: entry.key, fixes })}
      />
    </>
  );
};
