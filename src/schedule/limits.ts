/** Every number of the schedule, with its reason. Changing one changes what leaves the machine: docs/methods/schedule.md. */
import type { Round } from '../round.ts';

/** Requests of ours at once, over all hosts: parallel handshakes can themselves trigger a block (technique D11). */
export const MAX_PARALLEL = 4;
/** A host is settled, and not asked again in this check, by so many like failures. */
export const SETTLED_BY = 2;
/** Rounds of a first check, and the time after which none of its requests starts any more, ms. */
export const CHECK_ROUNDS = 5;
export const CHECK_DEADLINE_MS = 80_000;
/** Sites a round needs beside its services: fewer than three cannot outvote each other. */
export const LEAST_CONTROLS = 3;
/** Body bytes of a transfer: four times the 16 KB at which connections are frozen (net4people/bbs#490). */
export const TRANSFER_BYTES = 65_536;
/** A service whose transfers came this fast, bits per second, so many times needs no more of them in this check. */
export const CLEAR_BPS = 4_000_000;
export const CLEAR_BY = 2;
/** Controls that transfer in a round with transfers: one alone could be the slow one. */
export const CONTROL_TRANSFERS = 2;
/** Body bytes read of any other answer. */
export const LIGHT_BYTES = 16_384;
/** Between two routine transfers of one service, ms. */
export const TRANSFER_EVERY_MS = 6 * 3_600_000;
/** Transfers of one round lie minutes apart; the next time they must all be due together, or each part would want controls of its own. */
export const TRANSFER_SLACK_MS = 10 * 60_000;
/** Share of the day's bytes that is planned: an answer may be longer than expected, and the last round must not overdraw. */
export const PLANNED_SHARE = 0.99;
/** Share of what is left of the day that may be set aside for routine transfers. */
export const TRANSFER_SHARE = 0.4;
/** So many intervals apart, at most, rounds come when bytes are short; where that does not do, none comes for a while. */
export const LONGEST_INTERVALS = 4;
/** Requests to the main endpoint of a service in a regular round; the smallest time counts. */
export const HTTP_PER_ROUND = 3;
/** A service's plain http address is asked in every so manieth regular round, and in every second quick one: block pages last. */
export const PLAIN_EVERY = 4;
/** Between two parts of one service (media, interfaces, hosts of the phone app), ms: about two hours of jittered rounds. */
export const PART_EVERY_MS = 110 * 60_000;
/** Services whose turn may fall into one round, so that the new connections are spread over the day. */
export const PARTS_PER_ROUND = 1;
/** A part that answered within this time, ms, and fails now is asked in every round; as long as raw samples are kept. */
export const PART_KNOWN_MS = 90 * 86_400_000;
/** Regular rounds come at the interval ± this share. */
export const JITTER = 0.2;
/** A burst: rounds this far apart, ms, and so many at most. */
export const BURST_MIN_MS = 2 * 60_000;
export const BURST_MAX_MS = 5 * 60_000;
export const BURST_ROUNDS = 8;
/** No more than BURST_ROUNDS of them in any time this long, ms: noise alone starts short ones, and the day's bytes must last. */
export const BURST_REST_MS = 3 * 3_600_000;
/** What looked unlike the day in so many rounds in a row, or in so many transfers of the day, is old news: no burst. */
export const OLD_NEWS_ROUNDS = 8;
export const OLD_NEWS_TRANSFERS = 4;
/** Transfers of one minute tell less than those of ten: news until the first of them lies so far back, ms. */
export const OLD_NEWS_MS = 10 * 60_000;
/** Share of the day's remaining bytes that one burst round may use. */
export const BURST_SHARE = 0.1;
/** A regular round asks STUN first and the rest so much later, ms: then samples carry the name of the network they crossed. */
export const NETWORK_FIRST_MS = 1_500;
/** An open round older than this was left behind by sleep or a dead browser; what it has is kept, the rest is dropped. */
export const STALE_MS = 10 * 60_000;

/** What lies no further ahead of the clock than this, ms, is rounding or two clocks of one computer; more is a clock set back. */
export const CLOCK_SLACK_MS = 60_000;

/** Mean of the exponential spacing of a round's requests, ms. */
export const SPACING_MS: Readonly<Record<Round['kind'], number>> = { regular: 1_500, burst: 600, 'first-check': 120 };

/** Whole limit and silence limit of one request, ms: in a first check a person is waiting. */
export const REQUEST_LIMITS: Readonly<Record<Round['kind'], { totalMs: number; silenceMs: number }>> = {
  regular: { totalMs: 12_000, silenceMs: 10_000 },
  burst: { totalMs: 12_000, silenceMs: 10_000 },
  'first-check': { totalMs: 8_000, silenceMs: 6_000 },
};
