/** The lab's records as lines of text, each printed once, when what it tells of is over. */
import type { LabRecord } from '../../tests/lab/records.ts';

/** Answers the lines that are due since the last call. */
export function arrivals(records: readonly LabRecord[]): () => string[] {
  let seen = 0;
  let open: LabRecord[] = [];
  return () => {
    open.push(...records.slice(seen));
    seen = records.length;
    const lines = open.flatMap((record) => line(record) ?? []);
    open = open.filter((record) => line(record) === null);
    return lines;
  };
}

/** Null: not over yet. An empty list: nothing worth a line. */
function line(record: LabRecord): string[] | null {
  switch (record.type) {
    case 'request': {
      if (record.closedAt === undefined) return null;
      const ms = Math.round(record.closedAt - record.receivedAt);
      const end = record.aborted ? 'cut' : String(record.status);
      const connection = `${record.protocol} ${record.first ? 'fresh' : 'reused'}`;
      const url = `${record.scheme}://${record.host}${record.path}`;
      return [`${end} ${record.method} ${url} ${connection} ${record.bodyBytes} bytes ${ms} ms`];
    }
    case 'connection':
      // Of those that carried a request the request tells.
      if (record.closedAt === undefined) return null;
      if (record.known && record.bytesOut > 0) return [];
      return [`connection to ${record.host || 'an unknown host'}: ${record.end}, nothing answered`];
    case 'websocket':
      return [`websocket ${record.host}${record.path}`];
    case 'stun':
      return [`stun ${record.server}${record.answered ? '' : ' not answered'}`];
    case 'dns':
      return record.answer === 'address' || record.answer === 'empty' ? [] : [`dns ${record.name} ${record.answer}`];
  }
}
