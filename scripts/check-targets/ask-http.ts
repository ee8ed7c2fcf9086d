/**
 * HEAD, GET or a WebSocket upgrade on an open connection. Redirects are not followed, as the extension does not; the headers
 * are a browser's, because some hosts answer others differently (ooni/spec ts-018).
 */
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { Duplex } from 'node:stream';
import { type Answer, READ_BYTES } from './answer.ts';

type Heard = Pick<Answer, 'status' | 'location' | 'bytes' | 'encoding'>;

const BROWSER_HEADERS = {
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  Accept: '*/*',
  'Accept-Language': 'en-US,en;q=0.5',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
};

/** RFC 6455 §4.1. */
function upgradeHeaders(): Record<string, string> {
  return {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
  };
}

function heardOf(response: http.IncomingMessage): Heard {
  const { location, 'content-encoding': encoding } = response.headers;
  return {
    ...(response.statusCode !== undefined && { status: response.statusCode }),
    ...(location !== undefined && { location }),
    ...(encoding !== undefined && { encoding }),
  };
}

/** @throws when no whole answer comes within `timeoutMs` of the last sign of life */
export function askHttp(socket: Duplex, url: URL, how: 'HEAD' | 'GET' | 'upgrade', timeoutMs: number): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const upgrade = how === 'upgrade';
    const request = http.request({
      createConnection: () => socket,
      host: url.hostname,
      path: url.pathname + url.search,
      method: upgrade ? 'GET' : how,
      headers: {
        Host: url.hostname,
        ...BROWSER_HEADERS,
        // As the extension's transfer does: the server need not send the rest.
        ...(how === 'GET' && { Range: `bytes=0-${READ_BYTES - 1}` }),
        ...(upgrade ? upgradeHeaders() : { Connection: 'close' }),
      },
    });
    let timer = setTimeout(silent, timeoutMs);
    function silent(): void {
      request.destroy(new Error('no answer'));
    }
    function done(heard: Heard): void {
      clearTimeout(timer);
      resolve(heard);
      request.destroy();
      socket.destroy();
    }
    request.once('upgrade', (response) => done(heardOf(response)));
    request.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    request.once('response', (response) => {
      const heard = heardOf(response);
      if (how !== 'GET') return done(heard);
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        clearTimeout(timer);
        timer = setTimeout(silent, timeoutMs);
        bytes += chunk.length;
        if (bytes >= READ_BYTES) done({ ...heard, bytes });
      });
      response.once('end', () => done({ ...heard, bytes }));
      response.once('error', reject);
    });
    request.end();
  });
}
