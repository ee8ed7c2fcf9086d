/** QuietWeeks: what is said of services while nothing is wrong with them. Episodes are latched: four silent rounds end one. */
import { jumpAt } from '../world/path.ts';
import type { SimRound } from '../world/rounds.ts';
import { lineAt, SERVICES, type User } from '../world/user.ts';
import { accuses } from './side.ts';
import type { Judged } from './watch.ts';

export interface QuietEpisode {
  service: string;
  at: number;
  state: string;
  rule: string;
  /** "Looks throttled" was said in it, at any time. */
  throttled: boolean;
  /** What lay behind it: the line's own trouble, a longer route (true, and harmless), or nothing but noise. */
  cause: 'line' | 'route' | 'noise';
}

const SILENT_ROUNDS = 4;
const HOUR_MS = 3_600_000;

/** An alarm rests on the hours before it. */
function causeOf(user: User, service: string, at: number): QuietEpisode['cause'] {
  const from = at - 3 * HOUR_MS;
  if (user.spells.some((s) => s.from < at && s.to > from)) return 'line';
  const path = lineAt(user, at)?.paths.get(service);
  return path && [from, at - HOUR_MS, at].some((t) => jumpAt(path, t) >= 1.25) ? 'route' : 'noise';
}

export class QuietWeeks {
  readonly episodes: QuietEpisode[] = [];
  /** Alarms of the product's own rule on latency. */
  alarms = 0;
  readonly #slow = new Map<string, boolean>();
  readonly #open = new Map<string, { episode: QuietEpisode; silent: number }>();

  constructor(private readonly user: User) {}

  round(round: SimRound, judged: Judged): void {
    for (const service of SERVICES) {
      const slow = judged.slow.get(service) === true;
      if (slow && !this.#slow.get(service)) this.alarms++;
      this.#slow.set(service, slow);
      const verdict = judged.verdicts?.find((v) => v.service === service);
      const open = this.#open.get(service);
      if (verdict && accuses(verdict)) {
        const episode = open?.episode ?? this.#begin(service, round.end, verdict.state, verdict.rule);
        if (verdict.state === 'throttled') episode.throttled = true;
        this.#open.set(service, { episode, silent: 0 });
      } else if (open && ++open.silent >= SILENT_ROUNDS) this.#open.delete(service);
    }
  }

  #begin(service: string, at: number, state: string, rule: string): QuietEpisode {
    const cause = causeOf(this.user, service, at);
    const episode: QuietEpisode = { service, at, state, rule, throttled: false, cause };
    this.episodes.push(episode);
    return episode;
  }
}
