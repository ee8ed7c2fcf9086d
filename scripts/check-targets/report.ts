/** The words of the checker: the table, what to correct, and which entries may carry today's date. */
import { SERVICES } from '../../src/targets/index.ts';
import type { Result } from './check.ts';

function answerWords({ answer }: Result): string {
  if (answer.failure) return answer.failure;
  if (answer.certificate?.trusted === false) return answer.certificate.reason ?? 'certificate';
  const size = answer.bytes === undefined ? '' : `, ${answer.bytes} B`;
  return answer.status === undefined ? 'answered' : `${answer.status}${size}`;
}

function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export function tableText(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.target,
    result.endpoint.id,
    result.endpoint.kind,
    result.problems.length === 0 ? 'as expected' : 'DIFFERS',
    answerWords(result),
    `${result.answer.ms} ms`,
    result.endpoint.url,
  ]);
  return columns([['target', 'endpoint', 'kind', 'result', 'answer', 'time', 'address'], ...rows]).join('\n');
}

/** Where an entry stands: a service has a file of its own name, a control stands in the file of its country. */
function placeOf({ target, type, endpoint }: Result): string {
  const file =
    type === 'service' && SERVICES.some((s) => s.id === target) ? `src/targets/services/${target}.ts` : target;
  return `${file} ${endpoint.id}`;
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** @param today ISO date */
export function summaryText(results: readonly Result[], today: string): string {
  const lines = (pick: (result: Result) => string[]): string[] =>
    results.flatMap((result) => pick(result).map((text) => `${placeOf(result)}: ${text}`));
  const passed = results.filter((result) => result.problems.length === 0);
  return [
    ...block(
      'To correct:',
      lines((result) => result.problems),
    ),
    ...block(
      'Notes:',
      lines((result) => result.notes),
    ),
    ...block(`As expected, may say checkedAt: '${today}':`, passed.map(placeOf)),
    '',
    `${passed.length} of ${results.length} endpoints are as expected.`,
  ].join('\n');
}
