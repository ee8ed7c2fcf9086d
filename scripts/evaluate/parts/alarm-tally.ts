/** Alarms on latency in quiet weeks, ours and every detector's, all services together, with what lay behind them. */
import { type Latched, OwnLatched } from '../detectors/detector.ts';
import type { User } from '../world/user.ts';
import { causeOf } from './quiet-weeks.ts';
import type { Judged } from './watch.ts';

export class AlarmTally {
  /** By detector; `ours` is the product's rule. */
  readonly alarms: Record<string, number> = { ours: 0 };
  /** Of these, alarms with nothing behind them but noise, or the line's own trouble. */
  readonly falseAlarms: Record<string, number> = { ours: 0 };
  #slow = false;
  readonly #own: ReadonlyMap<string, Latched>;

  constructor(
    private readonly user: User,
    private readonly detectors: ReadonlyMap<string, readonly Latched[]>,
  ) {
    this.#own = new Map([...detectors.keys()].map((service) => [service, new OwnLatched(() => this.#slow)]));
  }

  round(at: number, judged: Judged): void {
    for (const [service, list] of this.detectors) {
      this.#slow = judged.slow.get(service) === true;
      const view = judged.views.get(service);
      if (!view) continue;
      const own = this.#own.get(service);
      for (const [key, d] of [['ours', own] as const, ...list.map((d) => [d.key, d] as const)]) {
        const before = d?.slow;
        if (d?.step(view) && !before) this.#raised(key, service, at);
      }
    }
  }

  #raised(key: string, service: string, at: number): void {
    this.alarms[key] = (this.alarms[key] ?? 0) + 1;
    const cause = causeOf(this.user, service, at);
    if (cause === 'noise' || cause === 'line') this.falseAlarms[key] = (this.falseAlarms[key] ?? 0) + 1;
  }
}
