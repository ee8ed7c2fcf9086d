/** Troubles that a first check meets beside those of troubles/index.ts, and what it should say of each. */
import type { Failure } from '../../../src/sample.ts';
import type { State, Technique } from '../../../src/verdict/verdict.ts';
import { freeze } from './freeze.ts';
import { dnsRemoved, reset, silence } from './no-answer.ts';
import { serverErrors } from './outage.ts';
import { lineDead, lineLossy, lineThin } from './own-line.ts';
import { policer } from './policer.ts';
import type { Trouble } from './trouble.ts';

export interface Case {
  id: string;
  title: string;
  /** One service, every service, or every request. */
  hits: 'service' | 'line';
  strike: Trouble['strike'];
  /** What is right to say of the service. Any of these techniques, where a browser cannot tell them apart. */
  state: State;
  techniques?: readonly Technique[];
}

const of = (trouble: Trouble, state: State, ...techniques: Technique[]): Case => ({
  id: trouble.id,
  title: trouble.title,
  hits: trouble.hits,
  strike: trouble.strike,
  state,
  ...(techniques.length > 0 && { techniques }),
});

const failing = (id: string, title: string, failure: Failure, technique: Technique): Case => ({
  id,
  title,
  hits: 'service',
  state: 'blocked',
  techniques: [technique],
  strike: (random) => (answer) => {
    answer.failure = failure;
    answer.afterMs = random.between(60, 200);
  },
});

const nothing: Case = { id: 'nothing', title: 'nothing wrong', hits: 'service', state: 'ok', strike: () => () => {} };

const blockPage: Case = {
  id: 'block-page',
  title: 'block page: a redirect over http, a foreign certificate over https',
  hits: 'service',
  state: 'blocked',
  techniques: ['block-page', 'certificate'],
  strike: () => (answer, ask) => {
    answer.failure = ask.role === 'plain' ? 'http_unexpected_redirect' : 'ssl_unknown_authority';
    answer.afterMs = 120;
  },
};

const websocketStall: Case = {
  id: 'websocket-stall',
  title: 'WebSockets never answered',
  hits: 'service',
  state: 'blocked',
  techniques: ['websocket-stall'],
  strike: () => (answer, ask) => {
    if (ask.kind === 'websocket') answer.failure = 'generic_timeout_error';
  },
};

const slowAnswers: Case = {
  id: 'slow',
  title: 'answers take 1.5 to 4 s',
  hits: 'service',
  state: 'slow',
  strike: (random) => {
    const ms = random.between(1_500, 4_000);
    return (answer) => {
      answer.ttfbMs += ms * Math.exp(0.2 * random.normal());
    };
  },
};

const lineLate: Case = {
  id: 'line-slow',
  title: 'own line: everything takes 1.8 to 5 s',
  hits: 'line',
  state: 'own-line',
  strike: (random) => {
    const ms = random.between(1_800, 5_000);
    return (answer) => {
      answer.ttfbMs += ms * Math.exp(0.2 * random.normal());
      answer.bps = Math.min(answer.bps, 400_000);
    };
  },
};

export const CASES: readonly Case[] = [
  nothing,
  of(reset, 'blocked', 'reset', 'closed', 'reset-or-closed'),
  of(dnsRemoved, 'blocked', 'dns-removed'),
  of(silence, 'blocked', 'silence'),
  failing('refused', 'connection refused', 'connection_refused', 'refused'),
  failing('certificate', 'certificate replaced', 'ssl_unknown_authority', 'certificate'),
  blockPage,
  of(policer, 'throttled', 'policer'),
  of(freeze, 'throttled', 'freeze'),
  websocketStall,
  slowAnswers,
  of(serverErrors, 'outage'),
  lineLate,
  of(lineThin, 'own-line'),
  of(lineLossy, 'own-line'),
  of(lineDead, 'own-line'),
];
