/**
 * What client, relay and gateway must agree on besides the report itself: paths, media types, header names, sizes, limits.
 * docs/report-format.md tells it in words.
 */

/** Below the relay's address. A report is `POST /ohttp`; the manifest and the public files are `GET`. */
export const OHTTP_PATH = '/ohttp';
export const MANIFEST_PATH = '/manifest';

export const REQUEST_TYPE = 'message/ohttp-req';
export const RESPONSE_TYPE = 'message/ohttp-res';
/** RFC 9458 section 3: for other software; our client takes keys from the signed manifest alone. */
export const KEYS_TYPE = 'application/ohttp-keys';
export const KEYS_PATH = '/ohttp-keys';

/** The measured hour, outside the seal: the relay needs it for the tag, and the gateway compares it with the inside. */
export const HOUR_HEADER = 'tailback-hour';

/** The sealed request inside: the same for everybody, whatever relay carried it. */
export const INNER = { method: 'POST', scheme: 'https', authority: 'collector', path: '/report' } as const;
export const INNER_TYPE = 'application/json';

/** A sealed request has one of these sizes, counted as the relay sees it: header, encapsulated key and tag included. */
export const REQUEST_SIZES = [1024, 2048, 4096] as const;
/** A sealed answer always has this size, or its length would tell the relay what the gateway thought. */
export const RESPONSE_SIZE = 256;

/** Hours older than this are not sent and not taken. */
export const OLDEST_HOURS = 168;
/** Reports counted of one tag, hour and service. */
export const MOST_PER_TAG = 3;

/** RFC 9458 section 5.3: the gateway does not know the key; the client fetches the manifest and seals anew. */
export const KEY_PROBLEM = 'https://iana.org/assignments/http-problem-types#ohttp-key';
