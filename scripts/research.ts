/**
 * `npm run research`: makes the tables and figures of the worked examples in docs/research anew, from ../shared/data and from what the
 * repository can make. With --check it compares only: the same data must give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { WrongUse } from './bootstrap/wrong-use.mjs';
import { dataFolder } from './evaluate/data/find-data.ts';
import { runMain } from './live/run-main.ts';
import { readArguments } from './read-arguments.ts';
import { EXAMPLES } from './research/examples.ts';
import { FOLDER, filesOf, writtenText } from './research/files-of.ts';

async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('research', args);
  const unknown = positionals.find((id) => !EXAMPLES.some((example) => example.id === id));
  if (unknown !== undefined)
    throw new WrongUse(`There is no example "${unknown}"; there are ${EXAMPLES.map(({ id }) => id).join(', ')}.`);
  if (dataFolder() === undefined)
    throw new Error(
      'The data are not there: put them beside the repository as ../shared/data, or name their folder in TAILBACK_DATA.',
    );
  let differing = 0;
  for (const example of EXAMPLES.filter(({ id }) => positionals.length === 0 || positionals.includes(id))) {
    for (const [name, content] of await filesOf(example)) {
      const same = writtenText(name) === content;
      if (!same) differing += 1;
      if (!values.check) writeFileSync(new URL(name, FOLDER), content);
      console.log(`docs/research/${name}: ${same ? 'the same as before' : values.check ? 'differs' : 'written'}`);
    }
  }
  return values.check && differing > 0 ? 1 : 0;
}

await runMain('research', main);
