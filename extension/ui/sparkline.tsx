/** The last rounds as a small line; a cross where a round failed. Its sentence says the same to screen readers. */
import { plural } from '../i18n.ts';
import type { RoundPoint } from './service-history.ts';
import { type Box, sparkline } from './sparkline-path.ts';

const BOX: Box = { width: 96, height: 28, pad: 4 };

export function Sparkline({ points }: { points: readonly RoundPoint[] }) {
  // One point is no line.
  if (points.length < 2) return null;
  const { line, failures, last } = sparkline(points, BOX);
  const middle = BOX.height / 2;
  const crosses = failures.map((x) => `M${x - 2.5} ${middle - 2.5}l5 5M${x + 2.5} ${middle - 2.5}l-5 5`).join('');
  const failed = points.filter((point) => point.ms === null).length;
  const label = `${plural('spark_rounds', points.length)} ${plural('spark_failed', failed)}`;
  return (
    <svg class="spark" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={label}>
      <path class="spark-line" d={line} />
      <path class="spark-failed" d={crosses} />
      {last && <circle class="spark-last" cx={last.x} cy={last.y} r="2.5" />}
    </svg>
  );
}
