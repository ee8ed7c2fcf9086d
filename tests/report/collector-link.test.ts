/** Links to a collector as people paste them: what is taken, and the sentence for what is not. */
import { describe, expect, it } from 'vitest';
import { originPattern, parseLink, writeLink } from '../../src/report/collector-link.ts';

const KEY = 'A'.repeat(43);

describe('collector link', () => {
  it.each([
    ['https://relay.example', { relay: 'https://relay.example' }],
    [' https://Relay.example/ ', { relay: 'https://relay.example' }],
    [`https://relay.example:8443/tailback/#${KEY}`, { relay: 'https://relay.example:8443/tailback', key: KEY }],
    [`http://127.0.0.1:8080#${KEY}`, { relay: 'http://127.0.0.1:8080', key: KEY }],
    ['http://localhost:8080', { relay: 'http://localhost:8080' }],
  ])('%s', (text, link) => {
    expect(parseLink(text)).toEqual({ link });
    expect(parseLink(writeLink(link))).toEqual({ link });
  });

  it.each([
    ['relay.example', 'not an address'],
    ['', 'not an address'],
    ['http://relay.example', 'must begin with https'],
    ['ftp://relay.example', 'must begin with https'],
    ['https://me@relay.example', 'must not hold'],
    ['https://relay.example/?client=7', 'must not hold'],
    [`https://relay.example#${KEY}A`, 'not complete'],
    ['https://relay.example#abc', 'not complete'],
  ])('refuses %s with a sentence', (text, part) => {
    const parsed = parseLink(text);
    expect('problem' in parsed && parsed.problem.text).toContain(part);
  });

  it('asks for one origin', () => {
    expect(originPattern('https://relay.example:8443/tailback')).toBe('https://relay.example/*');
    expect(originPattern('http://127.0.0.1:8080')).toBe('http://127.0.0.1/*');
  });
});
