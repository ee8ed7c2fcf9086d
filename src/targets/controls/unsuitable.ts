/**
 * Neutral controls that fail in a country for reasons of their own. A control that is itself blocked votes "your line is
 * broken" every time, so it is left out there rather than outvoted.
 */
export const UNSUITABLE: Readonly<Record<string, readonly string[]>> = {
  // Google and Wikipedia have been blocked for years, GitHub comes and goes (from memory; OONI Explorer has the data).
  CN: ['google', 'wikimedia', 'github'],
  // Downloads from dl.google.com are refused by Google itself (from memory).
  IR: ['google'],
  // Connections to Cloudflare freeze after 16 KB (net4people/bbs#490, blog.cloudflare.com 2025-06-26).
  RU: ['cloudflare'],
};
