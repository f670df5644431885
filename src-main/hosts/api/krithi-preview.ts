import type { ApprovalPreview } from '../../contract/krithis.ts';
import { toAppError, toErrorShape } from '../../domain/errors.ts';
import { publishableOf } from '../../orchestrator/publishable.ts';
import {
  type EntityRef,
  type PublishableKrithi,
  incipitOf,
  lyricRecord,
  whyNotReady,
} from '../../publish/index.ts';
import type { Records } from '../../store/index.ts';
import type { KrithiRow } from '../../store/krithi-row.ts';

const named = ({ id, name }: EntityRef): { id: string; name: string } => ({ id, name });
const namedOrNull = (entity: EntityRef | null): { id: string; name: string } | null =>
  entity === null ? null : named(entity);

/** Exactly what approval would let out, from the same code that writes it. */
export const approvalPreview = (records: Records, krithi: KrithiRow): ApprovalPreview => {
  let publishable: PublishableKrithi;
  try {
    publishable = publishableOf(records, krithi);
  } catch (thrown) {
    return { refusal: toErrorShape(toAppError(thrown)), record: null };
  }
  // As it would be once it is approved.
  const why = whyNotReady({
    ...publishable,
    approvedAt: publishable.approvedAt ?? records.store.clock.now(),
  });
  const { sections, variants } = lyricRecord(publishable);
  return {
    refusal: why === null ? null : toErrorShape(why),
    record: {
      title: publishable.title,
      incipit: incipitOf(publishable),
      composer: named(publishable.composer),
      ragas: publishable.ragas.map(({ entity }) => named(entity)),
      tala: namedOrNull(publishable.tala),
      deity: namedOrNull(publishable.deity),
      temple: namedOrNull(publishable.temple),
      isRagamalika: publishable.isRagamalika,
      form: publishable.form,
      language: publishable.language,
      sections: sections.map(({ label, type }) => label ?? type),
      variants: variants.map(({ label, script, isPrimary, texts, lyrics }) => ({
        label,
        script,
        isPrimary,
        texts: texts.map(({ section, text }) => ({ section: section.label ?? section.type, text })),
        text: lyrics,
      })),
      gist: publishable.gist,
      notes: publishable.notes,
      link: publishable.link,
    },
  };
};
