/** The detectors side by side, as a section of the device part. */
import { AIMS, type Aim } from '../parts/calibrate.ts';
import type { Device } from '../parts/device.ts';
import { detectorRows, type Row, SETS, worse } from './detector-figures.ts';
import { type Bar, number, range, table } from './markdown.ts';

const HOW: Readonly<Record<Aim, string>> = {
  both: 'at our delay for 2 and 3 times',
  2: 'at our delay for 2 times',
  3: 'at our delay for 3 times',
};
const OFF = { slower: '; none tried is so quick', quicker: '; none tried is so slow' } as const;

const isAim = (how: Row['how']): how is Aim => AIMS.some((aim) => aim === how);
const howOf = ({ how, off }: Row): string => (isAim(how) ? `${HOW[how]}${off ? OFF[off] : ''}` : how);

export function detectorTables(device: Device): string {
  const rows = detectorRows(device);
  return SETS.map((set) => {
    const cell = (row: Row): string[] => {
      const f = row.sets[set];
      const verdict = !isAim(row.how) || !f.difference ? '' : worse(row, set) ? ' **worse**' : ' not worse';
      const delays = [f.twice, f.three, (f.twice + f.three) / 2].map(number);
      const difference = f.difference ? `${range(f.difference)}${verdict}` : '–';
      return [row.title, howOf(row), number(f.alarms), number(f.falseAlarms), ...delays, difference];
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
          'Alarms a week',
          'False a week',
          'Rounds to 2 times',
          'To 3 times',
          'Both',
          'Ours less theirs, false alarms a week, 95 %',
        ],
        rows.map(cell),
      ),
    ].join('\n');
  }).join('\n\n');
}

/** Equal over both sizes decides; where one size alone is looked at, what is lost is said beside it. */
export function detectorBar(device: Device): Bar {
  const rows = detectorRows(device);
  const lost = (of: (aim: Aim) => boolean): string[] =>
    rows.flatMap((row) =>
      isAim(row.how) && of(row.how)
        ? SETS.flatMap((set) => (worse(row, set) ? [`${row.title}, ${howOf(row)}, on ${set}`] : []))
        : [],
    );
  const [both, single] = [lost((aim) => aim === 'both'), lost((aim) => aim !== 'both')];
  const alone =
    single.length === 0 ? '; nor for one size alone' : `; for one size alone worse than ${single.join('; ')}`;
  return {
    figure: 'false alarms against each other detector, at equal delay (mean for 2 and 3 times slower)',
    bar: 'not significantly worse on any set',
    measured: `${both.length === 0 ? 'not worse on any set' : `worse than ${both.join('; ')}`}${alone}`,
    basis: 'real and simulated, paired by path or user; the one home cannot be paired',
    met: both.length === 0 ? 'yes' : 'no',
  };
}
