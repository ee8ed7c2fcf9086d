/** What the relay's routes say of themselves in the OpenAPI page. Bodies are sealed: their inside is docs/report-format.md. */
import { reportHourSchema } from '../../src/report/report-hour.ts';
import { HOUR_HEADER, REQUEST_SIZES, REQUEST_TYPE, RESPONSE_SIZE, RESPONSE_TYPE } from '../../src/report/wire.ts';
import { jsonSchemaOf, problemOf as problem, unchecked } from '../server/describe-route.ts';

const binary = (description: string) => ({ type: 'string', contentEncoding: 'binary', description });

export const reportRoute = {
  ...unchecked,
  schema: {
    summary: 'Send one sealed report',
    description:
      'An Encapsulated Request of Oblivious HTTP (RFC 9458). The relay hands it to the gateway with the country, the provider and a tag of the network part that it came from.',
    consumes: [REQUEST_TYPE],
    headers: {
      type: 'object',
      required: [HOUR_HEADER],
      properties: { [HOUR_HEADER]: { ...jsonSchemaOf(reportHourSchema), description: 'The measured hour.' } },
    },
    body: binary(`${REQUEST_SIZES.join(', ')} bytes`),
    response: {
      200: {
        description: 'The gateway’s answer, sealed.',
        content: { [RESPONSE_TYPE]: { schema: binary(`${RESPONSE_SIZE} bytes`) } },
      },
      400: problem('The hour is missing or malformed, or the gateway does not know the key.'),
      413: problem('Longer than any report.'),
      415: problem('Another media type.'),
      422: problem('Not of one of the three sizes.'),
      429: problem('Too many reports from this part of the network; see retry-after.'),
      503: problem('The gateway does not answer or cannot store; see retry-after.'),
    },
  },
} as const;
