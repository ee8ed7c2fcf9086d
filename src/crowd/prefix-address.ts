/** The lowest address of a prefix as STUN's candidates are cut to (src/probe/stun.ts): `203.0.113`, `2001:db8:1`. */
export function addressOfPrefix(prefix: string): string {
  if (!prefix.includes(':')) return `${prefix}.0`;
  const words = prefix.split(':');
  // An empty word stands for noughts up to the end of what was kept (RFC 5952 section 2.2).
  const gap = words.indexOf('');
  return `${(gap < 0 ? words : words.slice(0, gap)).join(':')}::`;
}
