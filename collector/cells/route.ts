/** What /v1/cells says of itself in the OpenAPI page: parameters from their zod schema, the limits in words. */
import { COLUMNS } from '../publisher/day-columns.ts';
import { schemaOf } from '../publisher/line-files.ts';
import { jsonSchemaOf, problemOf, unchecked } from '../server/describe-route.ts';
import { FORMS } from './forms.ts';
import { MOST_ROWS, MOST_VALUES, parametersSchema } from './parameters.ts';
import { CURSOR_HEADER, MOST_QUESTIONS, MOST_SEARCH, MOST_WAITING } from './wire.ts';

const { $schema: _, ...lineSchema } = JSON.parse(schemaOf());
const text = (description: string) => ({ description, schema: { type: 'string' } });

export const cellsRoute = {
  ...unchecked,
  schema: {
    summary: 'Published cells, by filter',
    description: [
      'Only what is published: cells of at least k parts of networks, rounded counts, two hours after their window and never changed afterwards. Lines come in the order in which they were published, so that what comes in while somebody reads stands behind all they have not read: following `next`, nothing is left out and nothing comes twice.',
      `Limits: ${MOST_ROWS} rows a page, ${MOST_VALUES} values of one parameter, ${MOST_SEARCH} characters behind the question mark, ${MOST_QUESTIONS} questions a minute from one part of a network (/24, /40), ${MOST_WAITING} waiting at once from everybody. Whole days are files: data/README.md.`,
      `Columns: ${COLUMNS.map(({ name }) => name).join(', ')}. The conditions of all parameters must hold.`,
    ].join('\n\n'),
    querystring: jsonSchemaOf(parametersSchema),
    response: {
      200: {
        description: `A page of lines in the form that Accept names, ${FORMS[0]?.media} where it names none.`,
        headers: {
          [CURSOR_HEADER]: text('Where to go on, also behind the last page: ask again with it later.'),
          link: text('The next page, `rel="next"`, where there is one.'),
          etag: text('For If-None-Match.'),
        },
        content: Object.fromEntries(
          FORMS.map(({ media }, i) => [media, { schema: i === 0 ? lineSchema : { type: 'string' } }]),
        ),
      },
      304: { description: 'Nothing has changed since the answer with this ETag.', type: 'null' },
      400: problemOf('A parameter is wrong: one sentence that begins with its name.'),
      406: problemOf('None of the three forms is accepted.'),
      414: problemOf('Too long.'),
      429: problemOf('Too many questions from this part of the network; see retry-after.'),
      503: problemOf('The gateway or the index of cells does not answer, or too many ask at once; see retry-after.'),
    },
  },
} as const;
