/** Every behaviour of the lab, in the order of the table in docs/methods/failures.md, with what docs call it. */
import type { ProbeKind } from '../../../src/probe-kind.ts';
import type { Behaviour, BehaviourType } from '../../lab/behaviour.ts';

export interface Case {
  /** As the table says it. */
  what: string;
  behaviours: Behaviour[];
  kinds: ProbeKind[];
  /** The name itself does what it does: its host serves one case only, since browsers remember names. */
  name?: true;
  /** Over plain http: asked by a portal check, or by a service's own check for block pages. */
  plain?: 'portal' | 'page';
}

const WEB: ProbeKind[] = ['http', 'transfer', 'websocket'];

function over(what: string, behaviours: Behaviour | Behaviour[], kinds = WEB): Case {
  return { what, behaviours: [behaviours].flat(), kinds };
}

function named(what: string, type: 'nxdomain' | 'servfail' | 'refused' | 'forged', kinds: ProbeKind[]): Case {
  return { what, behaviours: [{ type }], kinds, name: true };
}

function plain(what: string, by: 'portal' | 'page', behaviour: Behaviour): Case {
  return { what, behaviours: [behaviour], kinds: ['http'], plain: by };
}

export const CASES: readonly Case[] = [
  named('name does not exist', 'nxdomain', [...WEB, 'stun', 'dns']),
  named('resolver fails for the name', 'servfail', [...WEB, 'stun', 'dns']),
  named('connection refused', 'refused', WEB),
  named("name leads elsewhere, to a stranger's certificate", 'forged', WEB),
  over('reset after the hello', { type: 'reset-hello' }),
  over('closed after the hello', { type: 'close-hello' }),
  over('silence after the hello', { type: 'silent-hello' }),
  over('silence within the TLS handshake', { type: 'stall', afterBytes: 600 }),
  over('silence after 20 KB', { type: 'stall', afterBytes: 20_480 }),
  over('certificate of an unknown authority', { type: 'wrong-ca' }),
  over('certificate out of date', { type: 'expired' }),
  over("portal: its own certificate in the host's place", { type: 'portal', tls: 'certificate' }),
  over('portal: silence in the place of TLS', { type: 'portal', tls: 'silent' }),
  plain('portal: plain http led to its login page', 'portal', { type: 'portal', tls: 'silent' }),
  plain('block page: plain http led to a warning', 'page', { type: 'block-page' }),
  over('body ends too early, HTTP/2', { type: 'truncate', afterBytes: 20_000 }, ['transfer']),
  over(
    'body ends too early, HTTP/1.1',
    [
      { type: 'truncate', afterBytes: 20_000 },
      { type: 'protocol', protocol: 'h1' },
    ],
    ['transfer'],
  ),
  over('Range ignored, the whole of a long object sent', { type: 'no-range', bytes: 1_000_000 }, ['transfer']),
  over('status 503', { type: 'status', code: 503 }),
  over('upgrade refused (403)', { type: 'websocket-reject', code: 403 }, ['websocket']),
  over('upgrade never answered', { type: 'websocket-stall' }, ['websocket']),
  over('two handshakes at once hang', { type: 'handshake-limit', parallel: 1 }),
  over('every answer 300 ms later', { type: 'delay', ms: 300 }),
  over('server takes 500 ms', { type: 'think', ms: 500 }),
  over('policer of 128 kbit/s', { type: 'police', kbps: 128 }),
  over('UDP dropped', { type: 'stun-silent' }, ['stun']),
  over('STUN answer 800 ms later', { type: 'stun-delay', ms: 800 }, ['stun']),
  over('STUN sees the own address (no NAT)', { type: 'stun-mapped', address: 'own' }, ['stun']),
];

/** `none` takes others back. The map makes the compiler ask for a case when the lab learns something new. */
const SHOWN: Readonly<Record<Exclude<BehaviourType, 'none'>, true>> = {
  delay: true,
  think: true,
  police: true,
  stall: true,
  'reset-hello': true,
  'close-hello': true,
  'silent-hello': true,
  'handshake-limit': true,
  refused: true,
  nxdomain: true,
  servfail: true,
  forged: true,
  'wrong-ca': true,
  expired: true,
  'block-page': true,
  portal: true,
  status: true,
  truncate: true,
  'no-range': true,
  protocol: true,
  'websocket-stall': true,
  'websocket-reject': true,
  'stun-silent': true,
  'stun-delay': true,
  'stun-mapped': true,
};

/** Behaviours of the lab that no case shows. */
export function missing(): string[] {
  const shown = new Set(CASES.flatMap((c) => c.behaviours.map((b) => b.type)));
  return Object.keys(SHOWN).filter((type) => !shown.has(type as BehaviourType));
}
