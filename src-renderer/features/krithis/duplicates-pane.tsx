import { useQuery } from '@tanstack/react-query';
import type { Duplicate, KrithiDetail, KrithiRow } from '../../../src-main/contract/krithis.ts';
import { orpc } from '../../client/api.ts';
import { KeyCap } from './key-cap.tsx';
import { krithiWords as words } from '../../words/krithis.ts';
import { failureOf } from '../review/failure.ts';
import { langOf } from '../review/spelling.ts';
import { DiffView } from './diff-view.tsx';

export type TwinVerdict = 'two_works' | 'keep_this' | 'keep_other';

type Props = {
  readonly krithi: KrithiDetail;
  /** Which of the duplicates is compared. */
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly onJudge: (other: string, verdict: TwinVerdict) => void;
  readonly onOpen: (id: string) => void;
};

/** Likely duplicates, one at a time beside this krithi, with what differs and the judgement on the two. */
export const DuplicatesPane = ({ krithi, at, onAt, onJudge, onOpen }: Props) => {
  const list = krithi.duplicateList;
  const twin = list[at];
  if (twin === undefined) return <p className="kr-quiet kr-pane">{words.twins.none}</p>;
  return (
    <div className="kr-pane">
      <ul className="kr-twins" aria-label={words.twins.title}>
        {list.map((each, place) => (
          <li key={each.krithi}>
            <button type="button" aria-pressed={place === at} onClick={() => onAt(place)}>
              <span lang={langOf(each.title)}>{each.title}</span>{' '}
              <span className="kr-quiet">
                {each.raga} · {each.why}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Compared key={twin.krithi} krithi={krithi} twin={twin} onJudge={onJudge} onOpen={onOpen} />
    </div>
  );
};

type ComparedProps = Pick<Props, 'krithi' | 'onJudge' | 'onOpen'> & { readonly twin: Duplicate };

const Compared = ({ krithi, twin, onJudge, onOpen }: ComparedProps) => {
  const query = useQuery(orpc.krithis.compare.queryOptions({ input: { id: krithi.id, other: twin.krithi } }));
  const data = query.data;
  return (
    <>
      <div className="kr-verdicts" role="group" aria-label={words.twins.judge}>
        <button type="button" onClick={() => onJudge(twin.krithi, 'two_works')}>
          {words.twins.two} <KeyCap of="two_works" />
        </button>
        <button type="button" onClick={() => onJudge(twin.krithi, 'keep_this')}>
          {words.twins.keepThis} <KeyCap of="keep_this" />
        </button>
        <button type="button" onClick={() => onJudge(twin.krithi, 'keep_other')}>
          {words.twins.keepOther} <KeyCap of="keep_other" />
        </button>
        <button type="button" className="kr-link" onClick={() => onOpen(twin.krithi)}>
          {words.twins.open}
        </button>
      </div>
      {query.isError ? <p className="kr-bad">{failureOf(query.error).message}</p> : null}
      {data === undefined ? null : (
        <>
          <Facts own={krithi} other={data.other} />
          <p className="kr-quiet">
            {data.script === null
              ? words.twins.noScript
              : words.twins.likeness(data.likeness, words.scripts[data.script])}
          </p>
          {data.sections.map(({ kind, ordinal, pieces }) => (
            <section key={`${kind}/${ordinal}`} aria-label={words.sections[kind]}>
              <h3>
                {words.sections[kind]}
                {ordinal > 1 ? ` ${ordinal}` : ''}
              </h3>
              <DiffView pieces={pieces} />
            </section>
          ))}
        </>
      )}
    </>
  );
};

const factRows: readonly { readonly name: string; readonly of: (row: KrithiRow) => string }[] = [
  { name: words.columns.title, of: (row) => row.title },
  { name: words.columns.composer, of: (row) => row.composer ?? words.none },
  { name: words.columns.raga, of: (row) => row.ragas.join(', ') || words.none },
  { name: words.columns.tala, of: (row) => row.tala ?? words.none },
  { name: words.columns.state, of: (row) => words.states[row.state] },
  { name: words.twins.page, of: (row) => row.link },
];

/** What is known of both, line by line; what differs is told by a mark. */
const Facts = ({ own, other }: { readonly own: KrithiRow; readonly other: KrithiRow }) => (
  <table className="kr-facts">
    <thead>
      <tr>
        <th scope="col">
          <span className="kr-hidden">{words.twins.fact}</span>
        </th>
        <th scope="col">{words.twins.own}</th>
        <th scope="col">{words.twins.other}</th>
      </tr>
    </thead>
    <tbody>
      {factRows.map(({ name, of }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td lang={langOf(of(own))}>{of(own)}</td>
          <td lang={langOf(of(other))}>
            {of(own) === of(other) ? '' : <span title={words.twins.differs}>≠ </span>}
            {of(other)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
