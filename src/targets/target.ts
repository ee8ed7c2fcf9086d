/**
 * Target: something we time. A service (a messenger) or a control (a site that is expected to work on the same path).
 * The schema is strict because a newer, signed list may replace the built-in one: a bad list is refused by field name.
 */
import { probeKindSchema } from '../probe-kind.ts';
import { z } from '../zod.ts';

/**
 * What part of the service an endpoint stands for (docs/glossary.md, "role"). `plain` asks over http, where a block page can show
 * itself; it is no measure of speed.
 */
export const roleSchema = z.enum(['app', 'object', 'websocket', 'api', 'media', 'backend', 'plain', 'stun', 'portal']);
export type Role = z.infer<typeof roleSchema>;

/** What a healthy answer looks like. Any HTTP status proves reach; this only separates "as expected" from "reached". */
export const expectSchema = z.strictObject({
  /** HTTP statuses of a healthy answer; empty means any. */
  statuses: z.optional(z.array(z.int().check(z.gte(100), z.lte(599)))),
  /** Hosts a redirect may lead to. A redirect anywhere else over plain http is a block page or a portal. */
  redirectHosts: z.optional(z.array(z.string())),
  /** Bytes the object has at least, for `transfer`. */
  minBytes: z.optional(z.int().check(z.positive())),
  /** `reached` when the host serves a certificate of a private CA: a certificate error then proves reach (ooni/probe#2190). */
  certificate: z.optional(z.enum(['public', 'private'])),
});

export const endpointSchema = z.strictObject({
  /** Unique within the target, lower-case. */
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  role: roleSchema,
  kind: probeKindSchema,
  /** https:, wss:, http: (portal and block-page checks) or `stun:host:port`; for `dns` the host name alone as `dns:host`. */
  url: z.string(),
  method: z.optional(z.enum(['GET', 'HEAD'])),
  expect: expectSchema,
  /** Where the address comes from: a repository path, a specification, a page. */
  source: z.string(),
  /** ISO date of the last check on a real line, or null: never. */
  checkedAt: z.nullable(z.iso.date()),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** Why asking this service can be noticed, shown beside its tick box; null where there is nothing special to say. */
export const riskSchema = z.nullable(z.enum(['state-messenger', 'restricted', 'government', 'vpn']));

export const serviceSchema = z.strictObject({
  type: z.literal('service'),
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  name: z.string(),
  /** Ticked on the welcome page. */
  default: z.boolean(),
  /** ISO 3166 alpha-2 countries it is offered in; empty means everywhere. */
  countries: z.array(z.string().check(z.regex(/^[A-Z]{2}$/))),
  risk: riskSchema,
  endpoints: z.array(endpointSchema).check(z.minLength(1)),
});
export type Service = z.infer<typeof serviceSchema>;

export const controlSchema = z.strictObject({
  type: z.literal('control'),
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  name: z.string(),
  /** Country the control is domestic in (ISO 3166 alpha-2), or `ZZ`: foreign or neutral everywhere. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** Network that carries it, so that controls stand on different networks (informational, from public routing data). */
  network: z.string(),
  endpoints: z.array(endpointSchema).check(z.minLength(1)),
});
export type Control = z.infer<typeof controlSchema>;

export type Target = Service | Control;
