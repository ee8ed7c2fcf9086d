/** `npm run simulate`: a crowd on loopback through the real relay and gateway, for tests and for operators who choose a size. */
import { WrongUse } from './bootstrap/wrong-use.mjs';
import { runMain } from './live/run-main.ts';
import { wholeNumber } from './option-values.ts';
import { readArguments } from './read-arguments.ts';
import { simulate } from './simulate/run.ts';
import { SCENARIOS } from './simulate/scenarios.ts';

const MOST_CLIENTS = 5_000;

async function main(args: string[]): Promise<number> {
  const { values } = readArguments('simulate', args);
  const clients = wholeNumber('clients', values.clients ?? '150', MOST_CLIENTS);
  const { scenario: id = 'honest', seed = 'tailback' } = values;
  const scenario = SCENARIOS.find((one) => one.id === id);
  if (!scenario)
    throw new WrongUse(`--scenario must be one of ${SCENARIOS.map((one) => one.id).join(', ')}, not "${id}".`);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`${clients} clients, six simulated hours: ${scenario.title}.`);
  const { answers, reports, seconds, alerts, told } = await simulate(scenario, clients, seed, say);
  console.log(
    `${reports} reports in ${seconds.toFixed(1)} s, sealing them included: ${Math.round(reports / seconds)} a second.`,
  );
  for (const [word, count] of [...answers].sort((a, b) => b[1] - a[1])) console.log(`  ${word}: ${count}`);
  console.log(alerts.length === 0 ? 'No alert.' : `Alerts:\n  ${alerts.join('\n  ')}`);
  console.log('Somebody whose WhatsApp fails is told:');
  for (const { country, asn, answer, bad, networks, grade } of told)
    console.log(
      `  AS${asn} (${country}): ${answer}, about ${bad} of ${networks}${grade === null ? '' : `, grade ${grade}`}`,
    );
  return 0;
}

await runMain('simulate', main);
