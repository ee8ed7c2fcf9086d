/**
 * Presses the dashboard's export button and takes the file before the browser saves it: the samples come out exactly as
 * a person would get them.
 */
import type { Header } from '../../src/report/samples-file.ts';
import type { Page } from '../browser/driver.ts';

/** One answer of the page: small enough for either browser's debugging protocol. */
const CHARS_A_PIECE = 4_000_000;

/** @param page the dashboard */
export async function exportedLines(page: Page): Promise<string[]> {
  await page.evaluate(catchFile, undefined);
  await page.click('export');
  const length = await page.evaluate(fileLength, undefined);
  let text = '';
  while (text.length < length)
    text += await page.evaluate(piece, { from: text.length, to: text.length + CHARS_A_PIECE });
  return text.split('\n').filter((line) => line !== '');
}

/** Leaves only these rounds: the one that was under way when we stopped is cut off at no meaningful place. */
export function onlyRounds([first = '', ...lines]: readonly string[], rounds: ReadonlySet<string>): string[] {
  const roundOf = (line: string) => (JSON.parse(line) as { round: string }).round;
  const kept = lines.filter((line) => rounds.has(roundOf(line)));
  const header = JSON.parse(first) as Header;
  const counts = { rounds: new Set(kept.map(roundOf)).size, samples: kept.length };
  return [JSON.stringify({ ...header, ...counts }), ...kept];
}

interface Caught {
  exportedFile?: Promise<string>;
}

/** These three run in the page. */
function catchFile(): void {
  const caught = globalThis as Caught;
  delete caught.exportedFile;
  const create = URL.createObjectURL;
  URL.createObjectURL = (file: Blob | MediaSource) => {
    if (file instanceof Blob) caught.exportedFile = file.text();
    return create.call(URL, file);
  };
  HTMLAnchorElement.prototype.click = () => undefined;
}

async function fileLength(): Promise<number> {
  const caught = globalThis as Caught;
  const until = Date.now() + 60_000;
  while (caught.exportedFile === undefined) {
    if (Date.now() > until) throw new Error('The dashboard exported nothing within a minute.');
    await new Promise((done) => setTimeout(done, 50));
  }
  return (await caught.exportedFile).length;
}

async function piece({ from, to }: { from: number; to: number }): Promise<string> {
  return (await (globalThis as Caught).exportedFile)?.slice(from, to) ?? '';
}
