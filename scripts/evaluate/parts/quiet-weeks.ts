/** QuietWeeks: what is said of services while nothing is wrong with them. Episodes are latched: four silent rounds end one. */
import { jumpAt, valueAt } from '../world/path.ts';
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
  /**
   * What lay behind it: the line's own trouble; a longer route, or a real path that was as late in the very day drawn (both
   * true, and harmless); or nothing but noise.
   */
  cause: 'line' | 'route' | 'day' | 'noise';
}

const SILENT_ROUNDS = 4;
const HOUR_MS = 3_600_000;
/** The path itself counts as late where its least value in a quarter of an hour is that late, in so many quarters of three hours. */
const LATE = Math.log(1.4);
const LATE_QUARTERS = 3;
const STEPS = [0, 1, 2, 3];

/** What lay behind an alarm: it rests on the hours before it. */
export function causeOf(user: User, service: string, at: number): QuietEpisode['cause'] {
  const from = at - 3 * HOUR_MS;
  if (user.spells.some((s) => s.from < at && s.to > from)) return 'line';
  const path = lineAt(user, at)?.paths.get(service);
  if (!path) return 'noise';
  const quarters = Array.from({ length: 13 }, (_, i) => from + (i * HOUR_MS) / 4);
  if (quarters.some((t) => jumpAt(path, t) >= 1.25)) return 'route';
  const late = quarters.filter((t) => Math.min(...STEPS.map((k) => valueAt(path.days, path.seed, t, k))) >= LATE);
  return late.length >= LATE_QUARTERS ? 'day' : 'noise';
}

export class QuietWeeks {
  readonly episodes: QuietEpisode[] = [];
  readonly #open = new Map<string, { episode: QuietEpisode; silent: number }>();

  constructor(private readonly user: User) {}

  round(round: SimRound, judged: Judged): void {
    for (const service of SERVICES) {
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
