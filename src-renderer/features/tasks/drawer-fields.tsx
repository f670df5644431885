import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../client/api.ts';
import { titleOf } from '../krithis/effective.ts';
import { langOf } from '../review/spelling.ts';
import { taskWords } from '../../words/tasks.ts';

const words = taskWords.drawer;

type Props = { readonly krithi: string; readonly onOpen: () => void };

/** What was read from the page, in short; the krithi's own page has it beside the source. */
export const DrawerFields = ({ krithi, onOpen }: Props) => {
  const query = useQuery(orpc.krithis.get.queryOptions({ input: { id: krithi } }));
  const data = query.data;
  const extraction = data?.extraction ?? null;
  const printed = (kind: string): string =>
    data?.mentions
      .filter((mention) => mention.kind === kind)
      .map((mention) => mention.entities[0]?.name ?? mention.printed)
      .join(' · ') ?? '';
  const rows: readonly (readonly [string, string])[] = data
    ? [
        [words.field.title, titleOf(data).value],
        [words.field.composer, printed('composer') || (extraction?.composer ?? '')],
        [words.field.ragas, printed('raga') || (extraction?.ragas.join(' · ') ?? '')],
        [words.field.tala, printed('tala') || (extraction?.tala ?? '')],
        [words.field.sections, extraction ? words.sections(extraction.sections.length) : ''],
        [words.field.quality, data.quality === null ? '' : words.percent(data.quality)],
      ]
    : [];
  return (
    <section aria-label={words.fields}>
      <h3>{words.fields}</h3>
      {data && extraction === null ? <p className="bt-quiet">{words.noFields}</p> : null}
      {extraction !== null ? (
        <>
          <dl className="tk-facts">
            {rows.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd lang={langOf(value)} className={value === '' ? 'bt-quiet' : undefined}>
                  {value === '' ? words.none : value}
                </dd>
              </div>
            ))}
          </dl>
          <button type="button" className="bt-link" onClick={onOpen}>
            {words.openKrithi}
          </button>
        </>
      ) : null}
    </section>
  );
};
