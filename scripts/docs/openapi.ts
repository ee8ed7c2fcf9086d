/** docs/openapi.json: what the relay says of itself at /openapi.json, asked of its own server without starting one. */
import { openApiOf } from '../../collector/server/openapi.ts';
import { describedRelay } from './described-relay.ts';

const server = await describedRelay();
await server.ready();
const page = `${JSON.stringify(openApiOf(server), null, 2)}\n`;
await server.close();

export function openApiPage(): string {
  return page;
}
