/** `npm run simulate`: a crowd on loopback through the real relay and gateway, for tests and for operators who choose a size. */
import { parseArgs } from 'node:util';
import { runMain } from './live/run-main.ts';
import { simulate } from './simulate/run.ts';
import { SCENARIOS } from './simulate/scenarios.ts';

const MOST_CLIENTS = 5_000;

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      clients: { type: 'string', default: '150' },
      scenario: { type: 'string', default: 'honest' },
      seed: { type: 'string', default: 'tailback' },
    },
  });
  const clients = Number(values.clients);
  if (!Number.isInteger(clients) || clients < 1 || clients > MOST_CLIENTS)
    throw new Error(`--clients must be a whole number from 1 to ${MOST_CLIENTS}, not "${values.clients}".`);
  const scenario = SCENARIOS.find(({ id }) => id === values.scenario);
  if (!scenario)
    throw new Error(`--scenario must be one of ${SCENARIOS.map(({ id }) => id).join(', ')}, not "${values.scenario}".`);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`${clients} clients, six simulated hours: ${scenario.title}.`);
  const { answers, reports, seconds, alerts, told } = await simulate(scenario, clients, values.seed, say);
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
