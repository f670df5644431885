import type { PlanRow } from '../../../src-main/contract/publish.ts';
import { publishWords as words } from '../../words/publish.ts';

type Props = {
  readonly changes: PlanRow['changes'];
  /** What stands over the two sides. */
  readonly before: string;
  readonly after: string;
};

/** Two sides of a krithi beside each other, field by field. */
export const Changes = ({ changes, before, after }: Props) =>
  changes.length === 0 ? null : (
    <table className="pb-changes">
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{words.fieldName(change.field)}</th>
            <td dir="auto">{change.before ?? words.empty}</td>
            <td dir="auto">{change.after ?? words.empty}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
