/** Every probe kind, one line each. */
import type { ProbeKind } from '../probe-kind.ts';
import { dns } from './dns.ts';
import { http } from './http.ts';
import type { Probe } from './probe.ts';
import { stun } from './stun.ts';
import { transfer } from './transfer.ts';
import { websocket } from './websocket.ts';

export const PROBES: Readonly<Record<ProbeKind, Probe>> = { http, transfer, websocket, stun, dns };
