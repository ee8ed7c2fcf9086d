/**
 * Presses the dashboard's export button and takes the file before the browser saves it: the samples come out exactly as
 * a person would get them.
 */
import { type End, parseEnd } from '../../src/export/samples-file.ts';
import type { Page } from '../browser/driver.ts';

/** One answer of the page: small enough for either browser's debugging protocol, and whole groups of three for base64. */
const BYTES_A_PIECE = 3_000_000;
/** A year of twelve services takes a minute or two. */
const LIMIT_MS = 600_000;

/** What the page offers first, as lines: all samples, in full. @param page the dashboard */
export async function exportedLines(page: Page): Promise<string[]> {
  const pieces: Buffer[] = [];
  for await (const bytes of exportedFile(page)) pieces.push(bytes);
  return Buffer.concat(pieces)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** The file as it is chosen on the page, in pieces. @throws what the page says where there is none */
export async function* exportedFile(page: Page): AsyncGenerator<Buffer> {
  await page.waitFor('export');
  await page.evaluate(catchFile, undefined);
  await page.click('export');
  const caught = await page.evaluate(waitForFile, LIMIT_MS);
  if ('problem' in caught) throw new Error(caught.problem);
  for (let from = 0; from < caught.size; from += BYTES_A_PIECE)
    yield Buffer.from(await page.evaluate(piece, { from, to: from + BYTES_A_PIECE }), 'base64');
}

/** Leaves only these rounds: the one that was under way when we stopped is cut off at no meaningful place. */
export function onlyRounds([header = '', ...lines]: readonly string[], rounds: ReadonlySet<string>): string[] {
  const roundOf = (line: string) => (JSON.parse(line) as { round: string }).round;
  const kept = lines.filter((line) => parseEnd(line) === null && rounds.has(roundOf(line)));
  const end: End = { end: 'tailback-samples', rounds: new Set(kept.map(roundOf)).size, samples: kept.length };
  return [header, ...kept, JSON.stringify(end)];
}

interface Caught {
  exportedFile?: Blob;
}

/** These three run in the page. */
function catchFile(): void {
  const caught = globalThis as Caught;
  delete caught.exportedFile;
  const create = URL.createObjectURL;
  URL.createObjectURL = (file: Blob | MediaSource) => {
    if (file instanceof Blob) caught.exportedFile = file;
    return create.call(URL, file);
  };
  HTMLAnchorElement.prototype.click = () => undefined;
}

async function waitForFile(limitMs: number): Promise<{ size: number } | { problem: string }> {
  const caught = globalThis as Caught;
  const until = Date.now() + limitMs;
  while (caught.exportedFile === undefined) {
    const box = document.querySelector('[data-testid="export-box"]');
    const state = box?.getAttribute('data-state') ?? '';
    if (state === 'failed' || state === 'empty')
      return { problem: document.querySelector(`[data-testid="export-${state}"]`)?.textContent ?? state };
    if (Date.now() > until) return { problem: 'The dashboard exported nothing within its time.' };
    await new Promise((done) => setTimeout(done, 50));
  }
  return { size: caught.exportedFile.size };
}

async function piece({ from, to }: { from: number; to: number }): Promise<string> {
  const file = (globalThis as Caught).exportedFile ?? new Blob([]);
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file.slice(from, to));
  });
  return url.slice(url.indexOf(',') + 1);
}
