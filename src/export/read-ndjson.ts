/** Reads samples from NDJSON, of this version or the one before, line by line. */
import { faultOf } from '../fault.ts';
import { Collected, EMPTY, type ReadFile, type ReadOptions } from './collected.ts';
import { type End, type Header, parseEnd, parseHeader, parseSampleLine } from './samples-file.ts';

/** @param lines without line ends (`splitLines`) */
export async function readNdjson(lines: AsyncIterable<string>, options: ReadOptions): Promise<ReadFile> {
  const found = new Collected('line', options);
  let header: Header | null = null;
  let end: End | null = null;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (header === null) {
      const parsed = parseHeader(line);
      if ('problem' in parsed) {
        found.problem(1, parsed.problem);
        break;
      }
      header = parsed.value;
      continue;
    }
    if (end !== null) {
      found.problem(number, faultOf('cut', 'stands after the last line of the file'));
      break;
    }
    const last = parseEnd(line);
    if (last === null) found.take(number, parseSampleLine(line));
    else if ('problem' in last) found.problem(number, last.problem);
    else end = last.value;
    if (found.full) break;
    await found.turn(header.samples);
  }
  if (number === 0) found.problem(1, EMPTY);
  if (header === null || found.problems.length > 0) return found.result('full');
  const told = header.version === 1 ? header.samples : end?.samples;
  if (header.version !== 1 && end === null)
    found.problem(number, faultOf('cut', 'the last line is missing: the file was cut off, export it again'));
  else if (told !== undefined && told !== found.samples.length) {
    const where = header.version === 1 ? 'header' : 'last line';
    const counts = `the file has ${found.samples.length} samples where its ${where} says ${told}`;
    found.problem(number, faultOf('cut', `${counts}: it was cut off or changed, export it again`));
  }
  return found.result(header.level ?? 'full', header.settings);
}
