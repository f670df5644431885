import type { HistoryView } from '../../contract/krithis.ts';
import { sectionKey } from '../../domain/krithi.ts';
import type { KrithiPatch } from '../../domain/krithi-edits.ts';
import type { Records } from '../../store/index.ts';
import type { KrithiRow } from '../../store/krithi-row.ts';

/** A patch as rows of field and text; sections by their keys. */
const textsOf = (patch: KrithiPatch): ReadonlyMap<string, string | null> => {
  const texts = new Map<string, string | null>();
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (typeof value === 'string' || value === null) texts.set(field, value);
    else for (const [key, text] of Object.entries(value)) texts.set(`${field}/${key}`, text);
  }
  return texts;
};

/** What the page says of a field of the history. */
const originalsOf = ({ extraction, csvTitle }: KrithiRow): ((field: string) => string | null) => {
  const sections = new Map((extraction?.sections ?? []).map((s) => [sectionKey(s), s]));
  return (field) => {
    const [name = '', ...rest] = field.split('/');
    const section = sections.get(rest.join('/'));
    switch (name) {
      case 'title':
        return extraction?.title ?? csvTitle;
      case 'form':
      case 'language':
      case 'meaning':
      case 'notes':
      case 'gist':
        return extraction?.[name] ?? null;
      case 'sections':
        return section?.text ?? null;
      case 'kinds':
        return section?.kind ?? null;
      default:
        return null;
    }
  };
};

/** What people did to a krithi, oldest first, each edit with before and after of every field. */
export const historyView = (
  records: Records,
  stands: (step: string) => boolean,
  krithi: KrithiRow,
): HistoryView[] => {
  const original = originalsOf(krithi);
  return records.krithiSteps.history(krithi.id).map(({ before, after, otherId, ...step }) => {
    const old = textsOf(before.patch ?? {});
    const names = (after.decisions ?? []).flatMap((id) => {
      const decision = records.decisions.find(id);
      return decision === null
        ? []
        : [
            {
              field: decision.kind,
              before: null,
              after: decision.entities.map(records.entities.nameOf).join(', '),
            },
          ];
    });
    return {
      seq: step.seq,
      at: step.at,
      who: step.who,
      act: step.act,
      reason: step.reason,
      stands: stands(step.id),
      changes: [
        ...[...textsOf(after.patch ?? {})].map(([field, text]) => ({
          field,
          before: old.get(field) ?? original(field),
          after: text ?? original(field),
        })),
        ...names,
      ],
      other:
        otherId === null ? null : { id: otherId, title: records.krithis.judged(otherId)?.title ?? otherId },
    };
  });
};
