/** The lowest address of a prefix as the STUN probe cuts it (src/probe/public-prefix.ts): `203.0.113`, `2001:db8:1`. */
export const addressOfPrefix = (prefix: string): string => (prefix.includes(':') ? `${prefix}::` : `${prefix}.0`);
