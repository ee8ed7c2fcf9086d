/** Reads a file of samples, whichever of our formats it is: told by its first bytes, since names are changed by whoever sends them. */
import { type Fault, faultOf } from '../fault.ts';
import { atPlace, EMPTY, ofFile, type ReadFile, type ReadOptions } from './collected.ts';
import { splitLines } from './split-lines.ts';

async function* textOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const whole = (...fault: Parameters<typeof faultOf>): Fault => ofFile(faultOf(...fault));
const ZIP = whole('zip', 'is a zip: unpack it and take samples.ndjson, samples.csv or samples.parquet');
const GZIP = whole('gzip', 'is compressed by gzip: unpack it first');
const UTF16 = whole('utf16', 'is text in UTF-16: save it as UTF-8');

export async function readFile(file: Blob, options: ReadOptions = {}): Promise<ReadFile> {
  const start = await file.slice(0, 4).text();
  if (start === '') return { problems: [atPlace('line', 1, EMPTY)] };
  if (start === 'PAR1') {
    const { readParquet } = await import('./read-parquet.ts');
    // A damaged footer asks for bytes that are not there; Node ends the whole process over some of them.
    const slice = (from: number, to = file.size): Promise<ArrayBuffer> => {
      if (!(from >= 0 && from <= to && to <= file.size)) throw new RangeError('outside the file');
      return file.slice(from, to).arrayBuffer();
    };
    return readParquet({ byteLength: file.size, slice }, options);
  }
  if (start.startsWith('PK')) return { problems: [ZIP] };
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0x1f && second === 0x8b) return { problems: [GZIP] };
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { problems: [UTF16] };
  const isCsv = /^(\ufeff)?["\w]/.test(start);
  if (isCsv) return (await import('./read-csv.ts')).readCsv(textOf(file), options);
  return (await import('./read-ndjson.ts')).readNdjson(splitLines(textOf(file)), options);
}
