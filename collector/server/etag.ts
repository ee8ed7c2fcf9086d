/** If-None-Match (RFC 9110 section 13.1.2): several tags, weak ones, or `*`. */
export function isUnchanged(header: string | undefined, etag: string | undefined): boolean {
  if (header === undefined || etag === undefined) return false;
  const strong = (tag: string): string => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => tag.trim() === '*' || strong(tag) === strong(etag));
}
