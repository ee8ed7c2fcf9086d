/** What the descriptions of all routes share. Only described, never checked by fastify: our own checks say more. */
import { z } from '../../src/zod.ts';

export const unchecked = {
  validatorCompiler: () => () => true,
  serializerCompiler: () => (data: unknown) => data as string,
};

export const jsonSchemaOf = (schema: z.core.$ZodType): Record<string, unknown> => {
  const { $schema: _, ...json } = z.toJSONSchema(schema);
  return json as Record<string, unknown>;
};

/** Problem Details (RFC 9457). */
const problemSchema = z.object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() });

export const problemOf = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: jsonSchemaOf(problemSchema) } },
});
