/**
 * Samples in the form of OONI's measurements (ooni/spec data-formats, version 0.2.0): one JSON object a line, one for each request.
 * What a browser does not see stays empty; docs/research/ooni.md names each such field. It is a form, not OONI data: none of it was
 * measured by OONI Probe, and none of it is submitted anywhere.
 */
import type { Failure, Sample } from '../sample.ts';
import { controlById, serviceById } from '../targets/index.ts';
import type { Endpoint } from '../targets/target.ts';
import type { TableFacts } from './table-file.ts';

const TEST_VERSION = '0.1.0';
/** OONI's own stand-in for an address that is not told. */
const PROBE_IP = '127.0.0.1';

/** Words of ours that OONI has not: told as its `unknown_failure`, with ours behind it (df-007-errors.md). */
const OURS: ReadonlySet<Failure> = new Set<Failure>([
  ...(['http_unexpected_redirect', 'http_truncated', 'websocket_rejected', 'quic_failed', 'proxy_failed'] as const),
  ...(['blocked_by_client', 'permission_missing'] as const),
]);
/** Of a resolver that failed OONI has a word of its own, "without more specific reasons on the kind of failure". */
const THEIRS: Partial<Record<Failure, string>> = { dns_server_failure: 'dns_server_misbehaving' };
const OF_TCP: ReadonlySet<string> = new Set<Failure>(['connection_refused', 'host_unreachable']);
const ALPN = { h1: 'http/1.1', h2: 'h2', h3: 'h3' } as const;

const seconds = (ms: number): number => Math.round(ms * 1000) / 1_000_000;
const time = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

function failureOf({ outcome, failure }: Sample): string | null {
  if (outcome === 'ok') return null;
  if (outcome === 'aborted') return 'interrupted';
  if (failure === undefined) return 'unknown_failure';
  return OURS.has(failure) ? `unknown_failure: ${failure}` : (THEIRS[failure] ?? failure);
}

function endpointOf({ target, endpoint }: Sample): Endpoint | undefined {
  return (serviceById(target) ?? controlById(target))?.endpoints.find(({ id }) => id === endpoint);
}

interface Place {
  host: string;
  port: number;
  secure: boolean;
}

function placeOf(url: string | undefined): Place | undefined {
  if (url === undefined) return undefined;
  const bare = /^(?:stun|dns):([^:]+)(?::(\d+))?$/.exec(url);
  if (bare) return { host: bare[1] ?? '', port: Number(bare[2] ?? 0), secure: false };
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === 'https:' || protocol === 'wss:';
  return { host: hostname, port: port === '' ? (secure ? 443 : 80) : Number(port), secure };
}

/** The server as `address:port`; empty where the browser did not show it, or the level leaves it out. */
function addressOf({ ip }: Sample, place: Place | undefined): string {
  if (ip === undefined || place === undefined) return '';
  return ip.includes(':') ? `[${ip}]:${place.port}` : `${ip}:${place.port}`;
}

function connectOf(sample: Sample, place: Place | undefined) {
  const { timings, failure, connection, protocol } = sample;
  const failed = failure !== undefined && OF_TCP.has(failure);
  // HTTP/3 has no TCP, and a connection that was there already was not opened.
  if (protocol === 'h3' || connection === 'reused' || (timings.tcpMs === undefined && !failed)) return null;
  const ms = (timings.dnsMs ?? 0) + (timings.tcpMs ?? 0);
  return {
    failure: failed ? failureOf(sample) : null,
    t: seconds(failed ? timings.totalMs : ms),
    address: addressOf(sample, place),
  };
}

function handshakeOf(sample: Sample, place: Place | undefined) {
  const { timings, failure, protocol } = sample;
  const failed = failure?.startsWith('ssl_') === true;
  if (timings.tlsMs === undefined && !failed) return null;
  const { dnsMs = 0, tcpMs = 0, tlsMs = 0, totalMs } = timings;
  return {
    ...{ address: addressOf(sample, place), cipher_suite: '', conn_id: 1, failure: failed ? failureOf(sample) : null },
    ...{
      negotiated_protocol: protocol === undefined ? '' : ALPN[protocol],
      no_tls_verify: false,
      peer_certificates: [],
    },
    ...{ server_name: place?.host ?? '', t: seconds(failed ? totalMs : dnsMs + tcpMs + tlsMs) },
    ...{ tags: [], tls_version: '', transaction_id: 1 },
  };
}

function eventsOf(sample: Sample, connect: ReturnType<typeof connectOf>) {
  const opened = connect
    ? [
        {
          address: connect.address,
          conn_id: 1,
          failure: connect.failure,
          operation: 'connect',
          proto: 'tcp',
          t: connect.t,
        },
      ]
    : [];
  let before = 0;
  const reads = (sample.progress ?? []).map(([ms, bytes]) => {
    const num_bytes = bytes - before;
    before = bytes;
    return { conn_id: 1, failure: null, num_bytes, operation: 'read', t: seconds(ms) };
  });
  const stopped = sample.progress !== undefined && sample.outcome === 'failed';
  const last = {
    conn_id: 1,
    failure: failureOf(sample),
    num_bytes: 0,
    operation: 'read',
    t: seconds(sample.timings.totalMs),
  };
  return [...opened, ...reads, ...(stopped ? [last] : [])];
}

function requestsOf(sample: Sample, endpoint: Endpoint | undefined) {
  if (sample.kind === 'stun' || sample.kind === 'dns') return [];
  const nothing = { body: '', headers: {}, headers_list: [] };
  const tor = { exit_ip: null, exit_name: null, is_tor: false };
  const { status } = sample;
  return [
    {
      failure: failureOf(sample),
      request: {
        ...nothing,
        body_is_truncated: false,
        method: endpoint?.method ?? 'GET',
        tor,
        url: endpoint?.url ?? '',
      },
      // The body is never kept.
      response: { ...nothing, body_is_truncated: true, code: status ?? 0 },
      t: seconds(sample.timings.totalMs),
      transaction_id: 1,
    },
  ];
}

/** What OONI has no field for: its annotations are text by name. */
function annotationsOf(sample: Sample): Record<string, string> {
  const { round, roundKind, target, targetType, role, kind, connection, outcome, confounders, network, browser } =
    sample;
  const words = {
    round,
    round_kind: roundKind,
    target,
    target_type: targetType,
    endpoint: sample.endpoint,
    role,
    kind,
  };
  const more = { connection, outcome, confounders: confounders.join(' '), network, browser };
  return Object.fromEntries(Object.entries({ ...words, ...more }).map(([name, word]) => [`tailback_${name}`, word]));
}

export function ooniMeasurement(sample: Sample, { software }: TableFacts): object {
  const endpoint = endpointOf(sample);
  const place = placeOf(endpoint?.url);
  const connect = connectOf(sample, place);
  const handshake = handshakeOf(sample, place);
  const { ip } = sample;
  return {
    annotations: annotationsOf(sample),
    data_format_version: '0.2.0',
    id: sample.id,
    input: endpoint?.url ?? null,
    measurement_start_time: time(sample.at),
    options: [],
    ...{ probe_asn: 'AS0', probe_cc: 'ZZ', probe_ip: PROBE_IP, report_id: '' },
    ...{ software_name: 'tailback', software_version: software.replace('tailback/', '') },
    ...{ test_helpers: {}, test_name: 'tailback', test_runtime: seconds(sample.timings.totalMs) },
    ...{ test_start_time: time(sample.at), test_version: TEST_VERSION },
    test_keys: {
      // A redirect is an answer here, and is not followed.
      agent: 'agent',
      network_events: eventsOf(sample, connect),
      requests: requestsOf(sample, endpoint),
      tcp_connect:
        connect && ip !== undefined && place
          ? [
              {
                ip,
                port: place.port,
                status: { failure: connect.failure, success: connect.failure === null },
                t: connect.t,
              },
            ]
          : [],
      tls_handshakes: handshake && place?.secure !== false ? [handshake] : [],
    },
  };
}

export async function* ooniOf(parts: AsyncIterable<readonly Sample[]>, facts: TableFacts): AsyncGenerator<string> {
  for await (const samples of parts) {
    let text = '';
    for (const sample of samples) text += `${JSON.stringify(ooniMeasurement(sample, facts))}\n`;
    if (text !== '') yield text;
  }
}
