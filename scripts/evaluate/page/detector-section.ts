/** The detectors side by side, as a section of the device part. */
import type { Device } from '../parts/device.ts';
import { detectorRows, type Row, SETS, worse } from './detector-figures.ts';
import { type Bar, number, range, table } from './markdown.ts';

export function detectorTables(device: Device): string {
  const rows = detectorRows(device);
  return SETS.map((set) => {
    const cell = (row: Row): string[] => {
      const f = row.sets[set];
      const verdict = !row.how.startsWith('at') || !f.difference ? '' : worse(row, set) ? ' **worse**' : ' not worse';
      return [
        row.title,
        row.how,
        `${f.alarms}`,
        `${f.falseAlarms}`,
        number(f.falseAlarms / Math.max(1e-9, f.weeks)),
        number(f.twice),
        `${number(f.three)} / ${number(f.threeP95)}`,
        f.difference ? `${range(f.difference)}${verdict}` : '–',
      ];
    };
    const weeks = rows[0]?.sets[set].weeks ?? 0;
    if (weeks === 0) return `**${set}**: not there.`;
    return [
      `**${set}**, ${number(weeks)} service-weeks of the judging half`,
      '',
      table(
        [
          'Detector (its number)',
          'Number',
          'Alarms',
          'False',
          'A week',
          'Rounds to 2 times, median',
          'To 3 times, median / p95',
          'Ours less theirs, false alarms a week, 95 %',
        ],
        rows.map(cell),
      ),
    ].join('\n');
  }).join('\n\n');
}

export function detectorBar(device: Device): Bar {
  const compared = detectorRows(device).filter((r) => r.how.startsWith('at'));
  const lost = compared.flatMap((row) =>
    SETS.flatMap((set) => (worse(row, set) ? `${row.title}, ${row.how}, on ${set}` : [])),
  );
  return {
    figure: 'false alarms against each other detector, at equal delay',
    bar: 'not significantly worse on any set',
    measured: lost.length === 0 ? 'not worse on any set' : `worse than ${lost.join('; ')}`,
    basis: 'real and simulated, paired by path or user; the one home cannot be paired',
    met: lost.length === 0 ? 'yes' : 'no',
  };
}
