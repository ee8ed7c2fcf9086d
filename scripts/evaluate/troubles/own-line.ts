/** Trouble of the person's own line: it hits every request alike, and by chance one service harder than another. */
import type { Trouble } from './trouble.ts';

const line = (id: string, title: string, strike: Trouble['strike']): Trouble => ({
  id,
  title,
  hits: 'line',
  truth: 'line',
  knowable: true,
  hours: 4,
  strike,
});

/** A full queue: 1.5 to 10 times as late, by each request differently. */
export const lineSlow = line('line-slow', 'own line 1.5 to 10 times slower', (random) => {
  const times = random.factor(1.5, 10);
  return (answer) => {
    const now = Math.max(1, times * Math.exp(0.3 * random.normal()));
    answer.ttfbMs *= now;
    answer.tripMs *= now;
    answer.bps /= times;
  };
});

/** Packets get lost: a share of the requests runs out of time, others wait for a retransmission. */
export const lineLossy = line('line-lossy', 'own line loses 20 to 70 % of requests', (random) => {
  const share = random.between(0.2, 0.7);
  return (answer) => {
    const [lost, again] = [random.chance(share), random.chance(share)];
    if (lost) answer.failure = 'generic_timeout_error';
    if (again) answer.ttfbMs += 1_000;
    answer.bps *= 1 - share;
    answer.variation = 0.6;
  };
});

/** Nothing passes: names are not found, or nothing answers. */
export const lineDead = line('line-dead', 'own line dead', (random) => {
  const failure = random.pick(['generic_timeout_error', 'dns_server_failure', 'host_unreachable'] as const);
  return (answer) => {
    answer.failure = failure;
    answer.afterMs = failure === 'generic_timeout_error' ? 10_000 : 100;
  };
});

/** Up and down every few minutes. */
export const lineFlapping = line('line-flapping', 'own line up and down', (random) => {
  const [upMs, downMs] = [random.between(60_000, 600_000), random.between(60_000, 600_000)];
  return (answer, ask) => {
    if (ask.at % (upMs + downMs) < upMs) return;
    answer.failure = 'generic_timeout_error';
    answer.afterMs = 10_000;
  };
});

/** All of it runs at the rate of a bad mobile cell. */
export const lineThin = line('line-thin', 'own line at 50 to 250 kbit/s', (random) => {
  const bps = random.factor(50_000, 250_000);
  return (answer) => {
    answer.bps = Math.min(answer.bps, bps * Math.exp(0.2 * random.normal()));
    answer.variation = 0.15;
    // A hello, a certificate chain and an answer are about 5 KB on a fresh connection.
    answer.ttfbMs += (5_000 * 8_000) / bps;
  };
});
