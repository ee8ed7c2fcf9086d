/**
 * The gateway under test, in a process of its own: what is started is what an operator starts, but that `plain` leaves the seal out, to
 * show what the rest can do. Prints its address; ends when its standard input does.
 */
import { randomBytes } from 'node:crypto';
import { readConfig } from '../../../collector/config/config.ts';
import { createLog } from '../../../collector/server/log.ts';
import { start } from '../../../collector/start/start.ts';
import { PLAIN_ID_BYTES } from './plain.ts';

const [mode = 'ohttp', ...args] = process.argv.slice(2);
const config = readConfig(args, process.env);
const running = await start(config, createLog('error'));
if (mode === 'plain' && running.gateway)
  running.gateway.deps.open = (body) => ({
    message: Buffer.from(body.subarray(PLAIN_ID_BYTES)),
    enc: body.subarray(0, PLAIN_ID_BYTES),
    seal: (answer) => Buffer.concat([randomBytes(32), answer]),
  });
console.log(JSON.stringify({ url: running.url, metricsPort: running.metricsPort }));
process.stdin.resume();
process.stdin.on('end', async () => {
  await running.stop();
  process.exit(0);
});
