import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '../../contract/index.ts';

/** The REST description of the contract, for scripts and tools. */
export const openApiDocument = (version: string, address: string) =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { title: 'Krithi Desk', version },
    servers: [{ url: address }],
    security: [{ session: [] }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    filter: ({ contract: procedure }) => procedure['~orpc'].route.path !== undefined,
  });
