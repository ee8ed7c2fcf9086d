/** The last day as a small line over its usual band; a cross where a round failed. Its sentence says the same to screen readers. */
import type { GlanceRow } from '../../src/glance/glance.ts';
import { lang, plural, t } from '../i18n.ts';
import { formatMs } from './format.ts';
import { type Box, sparkline } from './sparkline-path.ts';

const BOX: Box = { width: 96, height: 32, pad: 4 };

interface Props {
  points: GlanceRow['points'];
  usual?: GlanceRow['usual'] | undefined;
}

function sentence({ points, usual }: Props): string {
  const failed = points.filter((point) => point.ms === null).length;
  const band = usual ? [t('spark_usual', formatMs(usual.lowMs, lang()), formatMs(usual.highMs, lang()))] : [];
  return [plural('spark_rounds', points.length), plural('spark_failed', failed), ...band].join(' ');
}

export function Sparkline({ points, usual }: Props) {
  // One point is no line.
  if (points.length < 2) return <span class="spark" />;
  const { line, band, failures, last } = sparkline(points, BOX, usual);
  const middle = BOX.height / 2;
  const crosses = failures.map((x) => `M${x - 2.5} ${middle - 2.5}l5 5M${x + 2.5} ${middle - 2.5}l-5 5`).join('');
  return (
    <svg class="spark" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={sentence({ points, usual })}>
      {band && <rect class="spark-band" x="0" width={BOX.width} y={band.y} height={band.height} />}
      <path class="spark-line" d={line} />
      <path class="spark-failed" d={crosses} />
      {last && <circle class="spark-last" cx={last.x} cy={last.y} r="2.5" />}
    </svg>
  );
}
