import type { FieldChange, PublishPorts } from '../types.ts';
import { json, type Row } from './insert.ts';

/** Names us in every row that we leave over there. */
export const tool = 'krithi-desk';

type AuditDiff = Readonly<Record<string, { before: string | null; after: string | null }>>;

/** Field changes as the audit log keeps them. */
export const auditDiff = (changes: readonly FieldChange[]): AuditDiff =>
  Object.fromEntries(changes.map(({ field, before, after }) => [field, { before, after }]));

/** A row of `audit_log`. The actor is no user over there, so the name stands in the metadata. */
export const auditRow = (
  ports: PublishPorts,
  action: 'CREATE' | 'UPDATE',
  table: string,
  id: string,
  diff: AuditDiff,
  metadata: Readonly<Record<string, unknown>>,
): Row => ({
  id: ports.newId(),
  action,
  entity_table: table,
  entity_id: id,
  changed_at: new Date(ports.clock.now()),
  diff: json(diff),
  metadata: json({ tool, actor: ports.actor, ...metadata }),
});
