/** The service itself is down, everywhere: it says so with a status of its own, or it is silent. */
import type { Trouble } from './trouble.ts';

export const serverErrors: Trouble = {
  id: 'outage-5xx',
  title: 'worldwide outage, 5xx',
  hits: 'service',
  truth: 'world',
  knowable: true,
  hours: 6,
  strike: (random) => {
    const status = random.pick([500, 502, 503, 504]);
    return (answer, ask) => {
      // A proxy in front answers for the service; a refused upgrade is an answer too.
      if (ask.kind === 'websocket') answer.failure = 'websocket_rejected';
      answer.status = status;
      answer.bps = Math.max(answer.bps, 2_000_000);
    };
  },
};

export const silentOutage: Trouble = {
  id: 'outage-silent',
  title: 'worldwide outage, silent',
  hits: 'service',
  truth: 'world',
  knowable: false,
  hours: 6,
  strike: () => (answer) => {
    answer.failure = 'generic_timeout_error';
    answer.afterMs = 10_000;
  },
};
