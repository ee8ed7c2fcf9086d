/** No line of ours is a tenth as long. A file of another program may be one line, which would be searched anew with every piece. */
export const MOST_UNITS = 1_000_000;

/** Text in pieces of any size, as a file is read, to lines without their ends. An empty last line is not a line. Ends after one too long. */
export async function* splitLines(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    // Windows editors end lines with CR LF.
    for (const line of lines) yield line.replace(/\r$/, '');
    if (rest.length > MOST_UNITS) break;
  }
  if (rest !== '') yield rest.replace(/\r$/, '');
}
