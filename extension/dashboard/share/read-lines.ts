/** A file as lines, piece by piece: not as one text, which a large export would not fit into. */
import { splitLines } from '../../../src/report/split-lines.ts';

async function* pieces(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export function linesOfFile(file: Blob): AsyncGenerator<string> {
  return splitLines(pieces(file));
}
