/** Our own rule with other thresholds of evidence, for its trade-off between delay and false alarms (src/verdict/ecusum.ts). */
import { ECusum, levelOf } from '../../../src/verdict/ecusum.ts';
import { THRESHOLDS } from '../../../src/verdict/thresholds.ts';
import type { Detector } from './detector.ts';

export const eCusumCurve: Detector = {
  id: 'e-cusum',
  title: 'the e-CUSUM with another threshold',
  published: THRESHOLDS.evidence.value,
  tried: [100, 300, 1_000, 2_000, 5_000, 20_000, 100_000, 1_000_000],
  start(threshold) {
    const sum = new ECusum(threshold);
    return {
      step({ at, excess, limit }) {
        sum.step({ at, level: levelOf(excess, limit) });
        return sum.alarm.slow;
      },
    };
  },
};
