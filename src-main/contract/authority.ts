import { z } from 'zod';
import { EntitySource } from '../domain/authority.ts';
import { Entity, NameKind } from '../domain/name.ts';
import { authorityCare } from './authority-care.ts';
import { authorityLists } from './authority-lists.ts';
import { authorityStudies } from './authority-studies.ts';
import { authoritySync } from './authority-sync.ts';
import { Id, PageInput, Text, pageOf, procedure } from './base.ts';

const root = '/v1/admin/authority';

export const EntityRow = Entity.extend({
  /** Krithis that carry it. */
  used: z.number().int(),
  source: EntitySource,
});
export type EntityRow = z.infer<typeof EntityRow>;

export const SearchHit = z.object({
  id: Id,
  kind: NameKind,
  name: z.string(),
  matched: z.string(),
  facts: Entity.shape.facts,
});
export type SearchHit = z.infer<typeof SearchHit>;

export const authority = {
  list: procedure
    .route({ method: 'GET', path: `${root}/entities` })
    .input(PageInput.extend({ kind: NameKind.optional(), text: Text.optional() }))
    .output(pageOf(EntityRow).extend({ total: z.number().int() })),
  get: procedure
    .route({ method: 'GET', path: `${root}/entities/{id}` })
    .input(z.strictObject({ id: Id }))
    .output(EntityRow),
  /** Names, aliases and ids in any script; best first. */
  search: procedure
    .route({ method: 'GET', path: `${root}/search` })
    .input(
      z.strictObject({
        kind: NameKind.optional(),
        text: z.string().min(1).max(200),
        limit: z.coerce.number().int().min(1).max(50).default(9),
      }),
    )
    .output(z.object({ items: z.array(SearchHit) })),
  summary: procedure.route({ method: 'GET', path: `${root}/summary` }).output(
    z.object({
      version: z.string(),
      counts: z.record(NameKind, z.number().int()),
      learntAliases: z.number().int(),
    }),
  ),
  ...authorityCare,
  ...authorityLists,
  ...authorityStudies,
  ...authoritySync,
};
