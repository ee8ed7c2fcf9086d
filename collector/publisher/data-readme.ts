/** README.md of the data folder: what lies there and what each column means, of the list that the files are made of. */
import { COLUMNS } from './day-columns.ts';
import { LICENCE_LINE } from './licence.ts';

export function dataReadme(): string {
  const rows = COLUMNS.map(({ name, type, means }) => `| \`${name}\` | ${TYPES[type]} | ${means} |`);
  return `# Published cells

A cell is a window of one, six or twenty-four hours, a country, a provider and a service. One line of the files is its votes (kind "rounds") or
the times of one kind of request in it. Counts are of parts of networks, not of people, and multiples of five; cells of too few are not
there at all. What is published is never changed.

| file | is |
| --- | --- |
| \`DAY.csv\`, \`DAY.parquet\` | all cells of a UTC day, once it is over |
| \`DAY/COUNTRY.csv\`, \`.parquet\` | those of one country |
| \`latest.csv\`, \`latest.parquet\` | the newest day again; \`latest.json\` says which it is |
| \`today/HOUR.parquet\` | hours of the day that is not over; they go when its files are there, and have no checksums |
| \`schema.json\` | one line as JSON Schema |
| \`CHANGES.md\` | when a method changed: never compare a series across such a date without reading what it moves |
| \`SHA256SUMS\`, \`SHA256SUMS.signed\` | checksums, for \`sha256sum -c\`; and signed by the collector |
| \`LICENCE.txt\`, \`CITATION.cff\` | how to use and cite it |

Everything at once and by filter: \`/v1/cells\`, described in \`/openapi.json\`.

| column | type | meaning |
| --- | --- | --- |
${rows.join('\n')}

A column is empty (NULL) where a line of its kind has none. ${LICENCE_LINE}
`;
}

const TYPES = {
  string: 'text',
  integer: 'whole number',
  wide: 'whole number',
  time: 'UTC time; a timestamp in Parquet, ISO 8601 to the minute in CSV and NDJSON',
} as const;
