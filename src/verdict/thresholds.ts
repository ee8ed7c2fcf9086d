/**
 * Every threshold of the rules, once: value, unit, why this value, where it comes from. None was chosen by looking at the
 * lab or at the data the verdicts are later scored on; docs/methods/verdict.md shows this table.
 */
export interface Threshold {
  value: number;
  unit: string;
  why: string;
  source: string;
}

const DAY_MS = 86_400_000;

export const THRESHOLDS = {
  windowRounds: {
    value: 5,
    unit: 'rounds',
    why: 'a first check has five; at 15 minutes it is the last hour and a quarter',
    source: 'our choice',
  },
  freshForMs: {
    value: 2 * 3_600_000,
    unit: 'ms',
    why: 'an older answer says nothing of now; at long intervals two and a half intervals are allowed',
    source: 'our choice',
  },
  transfers: { value: 5, unit: 'transfers', why: 'the rule asks for three of five', source: 'the rule below' },
  transfersForMs: {
    value: 13 * 3_600_000,
    unit: 'ms',
    why: 'two of the regular six-hour transfers and some slack, so that a verdict outlives the round that found it',
    source: 'the schedule of transfers',
  },
  sameTimeMs: {
    value: 5 * 60_000,
    unit: 'ms',
    why: 'controls asked within five minutes of a failure speak for the line at that moment',
    source: 'our choice; below the regular interval',
  },
  likeFailures: {
    value: 2,
    unit: 'requests',
    why: 'one failure is noise: 0.2 to 1.2 % of single samples on quiet home lines are off by more than two times',
    source: 'Netrics home measurements, 35,622 samples',
  },
  socketFailures: {
    value: 3,
    unit: 'requests',
    why: 'where a socket has opened in the window, two lost in a row are what a quiet line shows once in some hundred weeks',
    source: 'loss of 0.17 % on labelled RIPE Atlas paths',
  },
  wholeRound: {
    value: 3,
    unit: 'requests',
    why: 'a regular round in which that many failed and none was answered is no moment; smaller rounds must be two',
    source: 'requests of a regular round',
  },
  lossOdds: {
    value: 1e-4,
    unit: 'probability',
    why: 'where the controls lose requests too, or earlier transfers were slow, a run must be this unlikely at their rate: a service is asked some thousand times a week',
    source: 'binomial',
  },
  lineLoss: {
    value: 0.15,
    unit: 'share of requests',
    why: 'quiet paths lose 0.2 %; at one request in seven pages hang, and a person feels it',
    source: 'our choice; loss on labelled RIPE Atlas paths',
  },
  manyFailures: { value: 4, unit: 'requests', why: 'from here the confidence is high', source: 'our choice' },
  fewestControls: { value: 2, unit: 'controls', why: 'one control alone may be down itself', source: 'our choice' },
  wellControlled: {
    value: 3,
    unit: 'controls',
    why: 'a majority of three survives one of them being down',
    source: 'our choice',
  },
  controlTtfbMs: {
    value: 1_500,
    unit: 'ms',
    why: 'a whole fresh HTTPS exchange (four round trips) on a 3G line takes about 1.1 s at the 270 ms that WICG calls 3g',
    source: 'WICG Network Information API, table of effective connection types (3g from 270 ms)',
  },
  controlGoodputBps: {
    value: 300_000,
    unit: 'bit/s',
    why: 'below half of the 700 kbit/s that WICG calls 3g; 64 KB in slow start at 600 ms round trip still reaches 400 kbit/s',
    source: 'WICG Network Information API (3g up to 700 kbit/s); RFC 6928 (ten segments at first)',
  },
  serviceBetter: {
    value: 2,
    unit: 'times',
    why: 'services twice as good as the controls speak against a slow line',
    source: 'our choice',
  },
  goodputRatio: {
    value: 0.25,
    unit: 'service / control',
    why: 'fires on 2.5 to 2.9 % of single clean tests, hence never alone',
    source: 'public crowd tests of the 2021 Twitter throttling (CC BY 4.0)',
  },
  slowTransfers: {
    value: 3,
    unit: 'of 5 transfers',
    why: 'at 3 % a test, three of five by chance is 0.03 %',
    source: 'binomial',
  },
  slowByChance: {
    value: 0.03,
    unit: 'share of transfers',
    why: 'single tests of clean networks are below a quarter of the control so often: what is expected of a service whose earlier transfers are not known',
    source: 'public crowd tests of the 2021 Twitter throttling (CC BY 4.0)',
  },
  stopByChance: {
    value: 0.01,
    unit: 'share of transfers',
    why: 'a whole request is lost in 0.2 % of cases; a transfer is some dozen packets more, of which the last may not come',
    source: 'our choice; loss on labelled RIPE Atlas paths',
  },
  nowAndThen: {
    value: 0.1,
    unit: 'share of transfers',
    why: 'where at most one of ten transfers of the last days was otherwise, the service is not slow now and then, but all the time',
    source: 'our choice',
  },
  throttledAtMostBps: {
    value: 2_000_000,
    unit: 'bit/s',
    why: 'a ratio to a nearby fast control says nothing where the service itself is fast enough; known policers lie at 0.1 to 0.5 Mbit/s',
    source: 'IMC 2021 "Throttling Twitter" (130 to 150 kbit/s)',
  },
  slowStartTrips: {
    value: 8,
    unit: 'round trips',
    why: '64 KB from ten segments takes three round trips; what takes more than eight was not slow start',
    source: 'RFC 6928, RFC 5681',
  },
  plateauVariation: {
    value: 0.2,
    unit: 'coefficient of variation',
    why: 'a policer holds one rate, congestion varies',
    source: 'OONI dd-007 (policers converge to a fixed rate)',
  },
  quickAtMostBps: {
    value: 500_000,
    unit: 'bit/s',
    why: 'of single clean tests 2 % run below a quarter of the control, most of them above this rate; transfers of one minute may all meet what one test met',
    source: 'public crowd tests of March 2021 outside Russia; known policers lie at 0.1 to 0.5 Mbit/s',
  },
  soonMs: {
    value: 600_000,
    unit: 'ms',
    why: 'at a higher rate the transfers must lie further apart than one crowded moment lasts',
    source: 'our choice',
  },
  lastingMs: {
    value: 3_600_000,
    unit: 'ms',
    why: 'a crowded path may hold a low rate for some minutes: sure is only what has lasted for an hour',
    source: 'our choice',
  },
  sameRate: {
    value: 1.5,
    unit: 'largest / smallest',
    why: 'a policer holds its rate from transfer to transfer too; natural rates differ by more',
    source: 'Twitter 2021: 128 to 150 kbit/s on all networks; crowd tests of throttled networks lie at 79 to 160',
  },
  stallFromBytes: {
    value: 12_000,
    unit: 'bytes',
    why: 'the freeze counts about 25 packets of both directions, which leaves 12 to 24 KB of body, at times 34',
    source: 'net4people/bbs#490, hyperion-cs/dpi-checkers',
  },
  stallToBytes: {
    value: 65_536,
    unit: 'bytes',
    why: 'the length the checkers use',
    source: 'hyperion-cs/dpi-checkers#46',
  },
  stallSpreadBytes: {
    value: 8_192,
    unit: 'bytes',
    why: 'same place: headers and handshakes differ by a few packets, half a TLS record',
    source: 'our choice',
  },
  slowTtfbMs: {
    value: 1_000,
    unit: 'ms',
    why: 'the time after which a person notices that they wait',
    source: 'Nielsen 1993, response time limits',
  },
  slowRatio: {
    value: 3,
    unit: 'service / controls',
    why: 'no natural shift of three times or more in 162 path-weeks; needed without a history of one’s own',
    source: 'Shao et al., labelled RIPE Atlas traces (arXiv 1709.04819)',
  },
  slowPerTrip: {
    value: 5,
    unit: 'round trips',
    why: 'TLS takes one or two round trips, an answer one and the server’s time: far servers stay below',
    source: 'RFC 8446',
  },
  lostSynMs: {
    value: 900,
    unit: 'ms',
    why: 'the first SYN is repeated after one second: a connect phase that long lost a packet',
    source: 'RFC 6298',
  },
  baselineRounds: { value: 48, unit: 'rounds', why: 'half a day at 15 minutes', source: 'our choice' },
  baselineMs: { value: 7 * DAY_MS, unit: 'ms', why: 'every hour of the week once', source: 'our choice' },
  usualTimes: { value: 1.5, unit: 'times', why: 'least slow-down that is looked for', source: 'our choice' },
  muchTimes: {
    value: 2,
    unit: 'times',
    why: 'a second level of lateness, met by few single requests and hardly any round: fewer such rounds are enough',
    source: 'Netrics home measurements: 0.23 and 1.23 % of single samples',
  },
  farTimes: {
    value: 2.5,
    unit: 'times',
    why: 'a third one, below the three times that are to be said within five rounds',
    source: 'our choice, on the choosing half of docs/evaluation.md',
  },
  usualQuantile: {
    value: 0.975,
    unit: 'quantile',
    why: 'or what one round in forty exceeds on this very line',
    source: 'our choice',
  },
  mostTimes: {
    value: 1.9,
    unit: 'times',
    why: 'but no more than this, or a slow-down of two times would never be seen on an uneven line',
    source: 'our choice, on the choosing half of docs/evaluation.md: as many false alarms, earlier',
  },
  noiseMs: {
    value: 10,
    unit: 'ms',
    why: 'a busy browser is that late by itself: less than it is no slow-down',
    source: 'our choice',
  },
  controlTimes: {
    value: 1.3,
    unit: 'times',
    why: 'controls that much above their own usual: the line is slow, the service is not judged',
    source: 'our choice',
  },
  evidence: {
    value: 2_000,
    unit: 'e-value',
    why: 'a false alarm at most every 2,000 rounds (three weeks) at the bound; 0.02 to 0.07 a week measured with it',
    source: 'Shin, Ramdas, Rinaldo 2023 (e-detectors); measured on Netrics and RIPE Atlas sets',
  },
  cleanRounds: { value: 4, unit: 'rounds', why: 'an alarm ends after so many rounds as usual', source: 'our choice' },
} as const satisfies Record<string, Threshold>;
