/** The public page as a mirror would serve it, from memory on loopback; what is not there as the relay would. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { notFoundPage } from '../../../collector/page/not-found-page.ts';
import type { Site } from '../../../collector/page/site.ts';
import { sitePages } from '../../../collector/page/site-pages.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

export interface ServedSite {
  url: string;
  stop(): void;
}

export async function serveSite(site: Site): Promise<ServedSite> {
  const read = (name: string): string =>
    readFileSync(new URL(`../../../collector/page/${name}`, import.meta.url), 'utf8');
  const files = new Map([
    ...sitePages(site),
    ...['style.css', 'language.js'].map((name) => [name, read(name)] as const),
  ]);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    const text = files.get(path);
    if (text === undefined) return response.writeHead(404, { 'content-type': TYPES['.html'] }).end(notFoundPage(path));
    return response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
