/**
 * Numbers for the operator, on a loopback port. Labels are words of ours (answers, refusals, problems): one made from a client, its
 * country or its prefix would be a log by another name.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { OLD_DAYS } from '../network/watch-age.ts';
import type { Observed } from './observed.ts';

const DAY_MS = 86_400_000;

export class Metrics {
  readonly registry = new Registry();
  private readonly answers: Counter;
  private readonly seconds: Histogram;
  private readonly group: Histogram;
  private readonly commit: Histogram;
  private readonly refused: Counter;
  readonly openHours: Gauge;
  readonly late: Gauge;
  /** More for the operator on the same port, by path: text made when it is asked for. */
  readonly pages = new Map<string, () => Promise<string>>();

  constructor(roles: { relay: boolean; gateway: boolean }) {
    collectDefaultMetrics({ register: this.registry });
    const registers = [this.registry];
    this.answers = new Counter({
      name: 'tailback_reports_total',
      help: 'Reports by what became of them',
      labelNames: ['answer', 'reason'],
      registers: roles.gateway ? registers : [],
    });
    this.seconds = new Histogram({
      name: 'tailback_report_seconds',
      help: 'From a report’s arrival to its answer',
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    });
    this.group = new Histogram({
      name: 'tailback_transaction_ballots',
      help: 'Ballots in one transaction',
      buckets: [1, 2, 5, 10, 20, 50, 100, 500, 2000],
      registers: roles.gateway ? registers : [],
    });
    this.commit = new Histogram({
      name: 'tailback_transaction_seconds',
      help: 'Time of one transaction',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.1, 1],
      registers: roles.gateway ? registers : [],
    });
    this.refused = new Counter({
      name: 'tailback_relay_refused_total',
      help: 'Requests that the relay did not pass on',
      labelNames: ['reason'],
      registers: roles.relay ? registers : [],
    });
    this.openHours = new Gauge({
      name: 'tailback_open_hours',
      help: 'Hours whose tags are on the disk',
      registers: roles.gateway ? registers : [],
    });
    this.late = new Gauge({
      name: 'tailback_late_reports',
      help: 'Stored reports of the last seven days that came after their hour was closed, and count in no cell',
      registers: roles.gateway ? registers : [],
    });
  }

  observed({ answer, reason, ms }: Observed): void {
    this.answers.inc({ answer, reason });
    this.seconds.observe(ms / 1000);
  }

  transaction(ballots: number, ms: number): void {
    this.group.observe(ballots);
    this.commit.observe(ms / 1000);
  }

  relayRefused(reason: 'rate' | 'form' | 'gateway'): void {
    this.refused.inc({ reason });
  }

  /** @param madeAt of the older database, UTC ms */
  databaseAge(madeAt: number, now: () => number): void {
    new Gauge({
      name: 'tailback_address_databases_age_days',
      help: `Age of the older database of addresses; renew it before ${OLD_DAYS}`,
      registers: [this.registry],
      collect() {
        this.set((now() - madeAt) / DAY_MS);
      },
    });
  }
}
