import type { IntakeSheet, ManifestRowView } from '../../../src-main/contract/batches.ts';
import { langOf } from '../review/spelling.ts';
import { type FixableColumn, type Fixes, canFix, cellOf, withFix } from './fix-rows.ts';
import { batchWords } from '../../words/batches.ts';

const words = batchWords.intake;

type Props = {
  readonly sheet: IntakeSheet;
  readonly rows: readonly ManifestRowView[];
  readonly total: number;
  readonly fixes: Fixes;
  readonly onFix: (fixes: Fixes) => void;
};

/** The rows of a file as they would be taken; the cells of bad rows can be written in. */
export const IntakeRows = ({ sheet, rows, total, fixes, onFix }: Props) => {
  const { columns } = words;
  if (rows.length === 0) return <p className="bt-quiet bt-none">{words.noneOfThese}</p>;
  return (
    <div className="bt-rows-scroll" tabIndex={0} role="region" aria-label={words.preview}>
      <table className="bt-table">
        <thead>
          <tr>
            <th className="bt-num">{columns.line}</th>
            <th>{columns.status}</th>
            <th>{columns.title}</th>
            <th>{columns.raga}</th>
            <th>{columns.link}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line} data-status={row.status}>
              <td className="bt-num">{batchWords.number(row.line)}</td>
              <td>
                <span className={`bt-row-status bt-row-${row.status}`}>
                  {batchWords.rows.statuses[row.status]}
                </span>
                {row.message !== null ? <span className="bt-why">{row.message}</span> : null}
              </td>
              {(['title', 'raga', 'link'] as const).map((column) => (
                <td key={column} className={`bt-cell-${column}`}>
                  <Cell
                    row={row}
                    column={column}
                    hasColumn={(sheet.roles[column] ?? null) !== null}
                    fixes={fixes}
                    onFix={onFix}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < total ? <p className="bt-quiet">{words.previewNote(rows.length, total)}</p> : null}
    </div>
  );
};

type CellProps = {
  readonly row: ManifestRowView;
  readonly column: FixableColumn;
  readonly hasColumn: boolean;
  readonly fixes: Fixes;
  readonly onFix: (fixes: Fixes) => void;
};

const Cell = ({ row, column, hasColumn, fixes, onFix }: CellProps) => {
  const text = cellOf(row, column, fixes);
  if (!hasColumn || !canFix(row))
    return (
      <span lang={column === 'link' ? undefined : langOf(text)} title={text}>
        {text}
      </span>
    );
  return (
    <input
      type="text"
      aria-label={words.fix.cell(words.role[column], row.line)}
      data-changed={fixes.get(row.line)?.[column] !== undefined}
      value={text}
      spellCheck={false}
      onChange={(event) => onFix(withFix(fixes, row, column, event.target.value))}
    />
  );
};
