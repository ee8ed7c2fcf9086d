/** Prometheus on 127.0.0.1: numbers for whoever runs the machine, and for nobody else. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failureOf, type Log } from '../server/log.ts';
import type { Metrics } from '../server/metrics.ts';

const METRICS_PATH = '/metrics';
const TEXT = 'text/plain; charset=utf-8';

export async function serveMetrics(
  { registry, pages }: Pick<Metrics, 'registry' | 'pages'>,
  port: number,
  log: Pick<Log, 'error'>,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const page = request.url === METRICS_PATH ? () => registry.metrics() : pages.get(request.url ?? '');
    if (!page) return response.writeHead(404).end(`There is ${[METRICS_PATH, ...pages.keys()].join(' and ')}.\n`);
    try {
      const text = await page();
      const type = request.url === METRICS_PATH ? registry.contentType : TEXT;
      return response.writeHead(200, { 'content-type': type }).end(text);
    } catch (error) {
      log.error({ error: failureOf(error) }, 'A page for the operator could not be made.');
      return response.writeHead(503).end('The database does not answer.\n');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          error.code === 'EADDRINUSE' ? `--metrics-port: ${port} is in use.` : `--metrics-port: ${error.message}`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
