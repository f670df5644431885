import { useQuery } from '@tanstack/react-query';
import type { ApprovalPreview } from '../../../src-main/contract/krithis.ts';
import { orpc } from '../../client/api.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import { failureOf } from '../review/failure.ts';
import { langOf } from '../review/spelling.ts';

/** Exactly what would be written once the krithi is approved and published. */
export const PreviewPane = ({ id }: { readonly id: string }) => {
  const query = useQuery(orpc.krithis.preview.queryOptions({ input: { id } }));
  if (query.isError) return <p className="kr-bad kr-pane">{failureOf(query.error).message}</p>;
  if (query.data === undefined) return null;
  const { refusal, record } = query.data;
  return (
    <div className="kr-pane">
      {refusal === null ? (
        <p className="kr-quiet">{words.preview.lead}</p>
      ) : (
        <p className="kr-bad">
          ▲ {refusal.message} {refusal.remedy}
        </p>
      )}
      {record === null ? null : <Record record={record} />}
    </div>
  );
};

const Record = ({ record }: { readonly record: NonNullable<ApprovalPreview['record']> }) => {
  const facts: readonly (readonly [string, string | null])[] = [
    [words.columns.title, record.title],
    [words.preview.incipit, record.incipit],
    [words.columns.composer, record.composer.name],
    [
      record.isRagamalika ? words.preview.ragamalika : words.columns.raga,
      record.ragas.map((r) => r.name).join(', '),
    ],
    [words.columns.tala, record.tala?.name ?? null],
    [words.page.kinds.deity, record.deity?.name ?? null],
    [words.page.kinds.temple, record.temple?.name ?? null],
    [words.page.form, words.forms[record.form]],
    [words.page.language, words.languages[record.language]],
    [words.preview.sections, record.sections.join(', ')],
    [words.page.gist, record.gist],
    [words.page.notes, record.notes],
    [words.preview.link, record.link],
  ];
  return (
    <>
      <table className="kr-facts">
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td lang={langOf(value ?? '')}>
                {value === null || value === '' ? <span className="kr-quiet">{words.none}</span> : value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {record.variants.map((variant) => (
        <details key={`${variant.script} ${variant.label ?? ''}`} open={variant.isPrimary}>
          <summary>
            {variant.label ?? words.preview.variant(variant.script)}
            {variant.isPrimary ? ` (${words.preview.primary})` : ''}
          </summary>
          {variant.texts.length === 0 ? (
            <p className="kr-written">{variant.text}</p>
          ) : (
            variant.texts.map(({ section, text }) => (
              <section key={section}>
                <h3>{section}</h3>
                <p className="kr-written" lang={langOf(text)} dir="auto">
                  {text}
                </p>
              </section>
            ))
          )}
        </details>
      ))}
    </>
  );
};
