/**
 * The structures of ooni/spec's data formats, field by field, as far as a measurement of ours has them: df-000-base (commit 2e519c8),
 * df-001-httpt (04b7efb), df-005-tcpconnect (1028eee), df-006-tlshandshake (0f51aa6), df-008-netevents (09b6b56). Read from the
 * specification and not from our writer, so that the two can differ. Strict: a field that the specification lacks is an error.
 */
import { z } from 'zod';

/** Of df-007-errors what OONI Probe's engine says, as far as anything of ours is said by it. */
const WORDS = [
  ...['connection_refused', 'connection_reset', 'dns_nxdomain_error', 'dns_server_misbehaving', 'eof_error'],
  ...['generic_timeout_error', 'host_unreachable', 'interrupted', 'network_down'],
  ...['ssl_failed_handshake', 'ssl_invalid_certificate', 'ssl_invalid_hostname', 'ssl_unknown_authority'],
];
const failure = z.union([z.enum(WORDS), z.string().regex(/^unknown_failure(: \w+)?$/)]).nullable();
const maybeBinary = z.union([z.string(), z.strictObject({ format: z.literal('base64'), data: z.string() })]);
const headers = {
  body: maybeBinary,
  body_is_truncated: z.boolean().optional(),
  headers: z.record(z.string(), maybeBinary),
  headers_list: z.array(z.tuple([z.string(), maybeBinary])),
};
const tor = z.strictObject({ exit_ip: z.string().nullable(), exit_name: z.string().nullable(), is_tor: z.boolean() });
const time = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);

/** `t` and `transaction_id` of transactions are what OONI Probe writes beside the specified fields. */
const transaction = z.strictObject({
  failure,
  request: z.strictObject({ ...headers, method: z.string(), tor, url: z.string() }),
  response: z.strictObject({ ...headers, code: z.int() }),
  t: z.number(),
  transaction_id: z.int(),
});

const tcpConnect = z.strictObject({
  ip: z.union([z.ipv4(), z.ipv6()]),
  port: z.int().min(1).max(65_535),
  status: z.strictObject({ failure, success: z.boolean() }),
  t: z.number(),
});

const handshake = z.strictObject({
  address: z.string(),
  cipher_suite: z.string(),
  conn_id: z.int().optional(),
  failure,
  negotiated_protocol: z.string(),
  no_tls_verify: z.boolean(),
  peer_certificates: z.array(maybeBinary),
  server_name: z.string(),
  t: z.number(),
  tags: z.array(z.string()),
  tls_version: z.string(),
  transaction_id: z.int().optional(),
});

const event = z.strictObject({
  address: z.string().optional(),
  conn_id: z.int(),
  failure,
  num_bytes: z.int().min(0).optional(),
  operation: z.enum(['connect', 'read', 'write']),
  proto: z.enum(['tcp', 'udp']).optional(),
  t: z.number().min(0),
});

export const measurement = z.strictObject({
  annotations: z.record(z.string(), z.string()),
  data_format_version: z.literal('0.2.0'),
  id: z.string(),
  input: z.string().nullable(),
  measurement_start_time: time,
  options: z.array(z.string()),
  probe_asn: z.string().regex(/^AS\d+$/),
  probe_cc: z.string().regex(/^[A-Z]{2}$/),
  probe_ip: z.literal('127.0.0.1'),
  report_id: z.string(),
  software_name: z.string(),
  software_version: z.string(),
  test_helpers: z.record(z.string(), z.unknown()),
  test_keys: z.strictObject({
    agent: z.enum(['agent', 'redirect']),
    network_events: z.array(event),
    requests: z.array(transaction),
    tcp_connect: z.array(tcpConnect),
    tls_handshakes: z.array(handshake),
  }),
  test_name: z.string().regex(/^[a-z_]+$/),
  test_runtime: z.number().min(0),
  test_start_time: time,
  test_version: z.string(),
});
export type Measurement = z.infer<typeof measurement>;
