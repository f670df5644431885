import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import type { Draft } from './log-writer.ts';

/** A judgement against the letter of the list, or against what people taught before, is allowed, and said aloud. */
export const warningsOf = (records: Records, value: ValueRow, line: Draft): string[] => {
  if (line.act !== 'accept') return [];
  const warnings: string[] = [];
  const exact = value.verdict?.entity ?? null;
  // Who is asked blind hears nothing of what the machine made of it.
  const isBlind = line.context.audit === true;
  if (exact !== null && !isBlind && !line.entities.includes(exact.id))
    warnings.push(`The list has exactly this name: ${exact.name}.`);
  const other = records.aliases
    .ofKey(value.kind, value.key)
    .find((alias) => !line.entities.includes(alias.entityId));
  if (other !== undefined) {
    const name = records.entities.nameOf(other.entityId);
    warnings.push(`${other.who} taught that this spelling means ${name}.`);
  }
  return warnings;
};
