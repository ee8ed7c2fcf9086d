/** Alarms on latency in quiet weeks, ours and every detector's, all services together, with what lay behind them. */
import type { Latched } from '../detectors/detector.ts';
import type { User } from '../world/user.ts';
import { causeOf } from './quiet-weeks.ts';
import type { Judged } from './watch.ts';

export class AlarmTally {
  /** By detector; `ours` is the product's rule. */
  readonly alarms: Record<string, number> = { ours: 0 };
  /** Of these, alarms with nothing behind them but noise, or the line's own trouble. */
  readonly falseAlarms: Record<string, number> = { ours: 0 };
  readonly #slow = new Map<string, boolean>();

  constructor(
    private readonly user: User,
    private readonly detectors: ReadonlyMap<string, readonly Latched[]>,
  ) {}

  round(at: number, judged: Judged): void {
    for (const [service, list] of this.detectors) {
      const slow = judged.slow.get(service) === true;
      if (slow && !this.#slow.get(service)) this.#raised('ours', service, at);
      this.#slow.set(service, slow);
      const view = judged.views.get(service);
      if (!view) continue;
      for (const d of list) {
        const before = d.slow;
        if (d.step(view) && !before) this.#raised(d.key, service, at);
      }
    }
  }

  #raised(key: string, service: string, at: number): void {
    this.alarms[key] = (this.alarms[key] ?? 0) + 1;
    const cause = causeOf(this.user, service, at);
    if (cause === 'noise' || cause === 'line') this.falseAlarms[key] = (this.falseAlarms[key] ?? 0) + 1;
  }
}
