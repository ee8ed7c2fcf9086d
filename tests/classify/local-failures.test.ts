/** Failures of this computer and its network are never held against the target: each browser name leads to its word and its confounder. */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/classify/failure.ts';
import { outcomeOf } from '../../src/classify/outcome.ts';
import type { Observation } from '../../src/observation.ts';
import type { Endpoint } from '../../src/targets/target.ts';
import { LOCAL_NAMES } from './browser-names.ts';

const endpoint: Endpoint = {
  ...{ id: 'web', role: 'app', kind: 'http', url: 'https://web.whatsapp.com/' },
  ...{ expect: {}, source: 'test', checkedAt: null },
};
const LIMIT_MS = 12_000;
const failed = (over: Partial<Observation> = {}): Observation => ({
  ...{ kind: 'http', url: endpoint.url, at: 1_000_000, end: 'error', totalMs: 100, wallMs: 100 },
  ...{ freshPool: true, online: true },
  ...over,
});
const outcome = (over: Partial<Observation>, error?: string) =>
  outcomeOf(failed(over), endpoint, error === undefined ? undefined : { error }, LIMIT_MS);

describe('what the browser names', () => {
  it.each(LOCAL_NAMES.map((named) => [named.name, named] as const))('%s', (name, { failure, confounder, ...of }) => {
    expect(failureOf(name)).toEqual({ failure, source: 'local', confounder });
    expect(outcome({}, name)).toEqual({
      outcome: of.outcome,
      failure,
      failureSource: 'local',
      confounders: [confounder],
    });
  });

  it('a name that only looks like one of a proxy is not taken for one', () => {
    expect(failureOf('NS_ERROR_PROXYISH').failure).toBe('unknown_failure');
    expect(failureOf('net::ERR_PROXY_SOMETHING_NEW').failure).toBe('unknown_failure');
  });
});

describe('a change of network that the browser told of', () => {
  it('confounds a failure under it, whatever its name', () => {
    const reset = outcome({ networkChanged: true }, 'net::ERR_CONNECTION_RESET');
    expect(reset).toMatchObject({ outcome: 'failed', failure: 'connection_reset', confounders: ['network-change'] });
    const silent = outcome({ networkChanged: true, end: 'timeout-silence', totalMs: 10_000, wallMs: 10_000 });
    expect(silent).toMatchObject({ failure: 'generic_timeout_error', confounders: ['network-change'] });
  });

  it('is said once where the name says it too', () => {
    expect(outcome({ networkChanged: true }, 'net::ERR_NETWORK_CHANGED').confounders).toEqual(['network-change']);
  });

  it('takes nothing from an answer that came all the same', () => {
    expect(outcome({ networkChanged: true, end: 'complete', status: 200 }).confounders).toEqual([]);
  });

  it('without it the same reset is the path’s', () => {
    const reset = outcome({}, 'net::ERR_CONNECTION_RESET');
    expect(reset).toMatchObject({ failureSource: 'path', confounders: [] });
  });
});
