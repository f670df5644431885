import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { AliasScope, Entity, NameKind } from '../domain/name.ts';
import { decisionActs } from '../store/decisions.ts';

/** One line of an exported decision log: keyed by value and link, so it applies on any machine. */
export const LogLine = z.object({
  id: z.string().min(1),
  at: z.number(),
  who: z.string(),
  kind: NameKind,
  key: z.string(),
  value: z.string(),
  act: z.enum(decisionActs),
  entities: z.array(z.string()),
  krithiId: z.string().nullable(),
  krithiLink: z.string().nullable(),
  alias: AliasScope.nullable(),
  aliasScopeId: z.string().nullable(),
  leavesOut: z.array(z.string()),
  reverts: z.string().nullable(),
  note: z.string().nullable(),
  context: z.looseObject({ created: Entity.nullable().optional() }),
});
export type LogLine = z.infer<typeof LogLine>;

/** @throws AppError naming the line that is none of ours. */
export const parseLogLine = (text: string, line: number): LogLine => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    throw new AppError('internal.bad_input', { detail: `line ${line} is not JSON`, cause: thrown });
  }
  const parsed = LogLine.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('internal.bad_input', {
    detail: `line ${line}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  });
};
