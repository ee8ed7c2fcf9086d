/** The OpenAPI 3.1 page, from the routes' own schemas, which come from zod. Served as /openapi.json; docs/openapi.json is a copy. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

export const OPENAPI_PATH = '/openapi.json';

export async function describe(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tailback collector',
        version: '1',
        description:
          'Takes sealed reports and serves what is published. What is inside the seal: docs/report-format.md.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
    },
  });
  server.get(OPENAPI_PATH, { schema: { hide: true } }, async () => server.swagger());
}

/** The page of a server that is ready. */
export const openApiOf = (server: FastifyInstance): unknown => server.swagger();
