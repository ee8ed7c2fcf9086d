/**
 * Stands before a relay or a gateway and writes down what arrives, byte for byte: names of headers as they were spelled, in
 * their order. It can be stopped and started again at the same port.
 */
import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrived {
  method: string;
  path: string;
  /** `name: value`, in the order of arrival. */
  headers: string[];
  body: Buffer;
}

export interface Recorder {
  url: string;
  arrived: Arrived[];
  /** Hand on to this address; before it is set every request is answered with 502. */
  target: string | undefined;
  /** Nobody listens any more; open connections are cut. */
  down(): Promise<void>;
  up(): Promise<void>;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function headersOf({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
}

export async function startRecorder(): Promise<Recorder> {
  let server: Server | undefined;
  let port = 0;
  const recorder: Recorder = {
    url: '',
    arrived: [],
    target: undefined,
    async down() {
      const closing = server;
      server = undefined;
      closing?.closeAllConnections();
      await new Promise<void>((resolve) => (closing ? closing.close(() => resolve()) : resolve()));
    },
    async up() {
      const fresh = createServer((request, response) => {
        void bodyOf(request).then((body) => {
          const { method = '', url = '' } = request;
          recorder.arrived.push({ method, path: url, headers: headersOf(request), body });
          if (recorder.target === undefined) return response.writeHead(502).end();
          const { host: _, ...headers } = request.headers;
          const onward = ask(`${recorder.target}${url}`, { method, headers: { ...headers, connection: 'close' } });
          onward.on('error', () => response.writeHead(502).end());
          onward.on('response', async (answer) => {
            const answered = await bodyOf(answer);
            const { connection: __, 'transfer-encoding': ___, ...kept } = answer.headers;
            response.writeHead(answer.statusCode ?? 502, kept).end(answered);
          });
          onward.end(body);
        });
      });
      await new Promise<void>((resolve) => fresh.listen(port, '127.0.0.1', resolve));
      port = (fresh.address() as AddressInfo).port;
      recorder.url = `http://127.0.0.1:${port}`;
      server = fresh;
    },
  };
  await recorder.up();
  return recorder;
}
