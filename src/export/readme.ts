/** The README of a zip: what somebody needs who has this file and nothing else. */
import { RULES_VERSION } from '../verdict/rules-version.ts';
import type { ExportChoice, Level } from './choices.ts';
import { FILE_VERSION } from './samples-file.ts';
import type { TableFacts } from './table-file.ts';

const OF_LEVEL: Readonly<Record<Level, string>> = {
  full: `This is a full copy. It holds server addresses, exact times and the local names of networks: it shows when one computer was
on and which services it asked. Keep it, or give it to somebody you trust.`,
  shareable: `This copy was made to be handed on. Times are rounded down to five minutes, phases to a millisecond, byte timelines to ten.
Addresses are left out. Ids and names of networks are running numbers that mean nothing outside this file. It still shows on
which days and at about what time one computer was on, which services it asked and, by its domestic controls, a country.`,
};

const time = (at: number | undefined, otherwise: string): string =>
  at === undefined ? otherwise : new Date(at).toISOString();

export function readmeOf(choice: ExportChoice, { software, exportedAt }: TableFacts): string {
  const { level, services } = choice;
  const range =
    level === 'full' ? `${time(choice.from, 'the beginning')} to ${time(choice.to, 'the export')}` : 'as the rows show';
  return `# Measurements of one browser, by Tailback

| | |
|---|---|
| software | ${software} |
| version of the files | ${FILE_VERSION} |
| version of the rules | ${RULES_VERSION} |
| exported | ${exportedAt} |
| level | ${level} |
| time | ${range} |
| services | ${services?.join(', ') ?? 'all'} |

${OF_LEVEL[level]}

## Tables
| table | a row is |
|---|---|
| samples | one request, as it was seen, without a judgement |
| rounds | one pass over services and controls, close in time |
| events | a time of trouble of one service, or of the line, as the rules found it |
| verdicts | what the rules said after the first round of a day, and each change after it |

Each is there as NDJSON, CSV (RFC 4180, UTF-8) and Parquet, with the same rows. \`dictionary.csv\` explains every column,
\`schema/\` has the JSON Schema of the lines of NDJSON. In CSV lists are JSON, times are ISO 8601 in UTC, and an apostrophe stands
before a text that a spreadsheet would take for a formula. A value that is not there was not seen; 0 means that 0 was seen.

With DuckDB: \`SELECT target, outcome, count(*) FROM 'samples.parquet' GROUP BY ALL;\`

## What it is not
Measurements of one browser on one line. They can show that a service was slow or failed here; they cannot show who is the cause.
Events and verdicts are computed from the samples by rules of the version above; compare those of two versions only after judging
both by one (\`npm run -s judge -- samples.parquet\`). What each figure means, and its known biases: docs/methods of the software.
`;
}
