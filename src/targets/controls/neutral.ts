/**
 * Large general sites, each on a network of its own, that stand for "the internet abroad" wherever the person is.
 * Order matters: the first three that suit the country are its foreign controls, so the surest come first.
 */
import { head, object } from '../endpoint.ts';
import type { Control } from '../target.ts';

const big = { minBytes: 262_144 };

export const neutralControls: Control[] = [
  {
    type: 'control',
    id: 'google',
    name: 'Google',
    country: 'ZZ',
    network: 'Google',
    endpoints: [
      head('home', 'app', 'https://www.google.com/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
      object('chrome', 'https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb', {
        source: 'documented download address of Chrome for Linux; an installer of many megabytes',
        checkedAt: null,
        expect: big,
      }),
      head('gstatic', 'api', 'https://www.gstatic.com/generate_204', {
        source: 'Chromium captive portal check, over https here',
        checkedAt: null,
        expect: { statuses: [204] },
      }),
    ],
  },
  {
    type: 'control',
    id: 'wikimedia',
    name: 'Wikimedia',
    country: 'ZZ',
    network: 'Wikimedia',
    endpoints: [
      head('home', 'app', 'https://www.wikipedia.org/', { source: 'the front page', checkedAt: null }),
      object('photo', 'https://upload.wikimedia.org/wikipedia/commons/3/3f/Fronalpstock_big.jpg', {
        source: 'Wikimedia Commons, used as a speed test object by public code (about 14 MB, from memory)',
        checkedAt: null,
        expect: big,
      }),
    ],
  },
  {
    type: 'control',
    id: 'microsoft',
    name: 'Microsoft',
    country: 'ZZ',
    network: 'Microsoft and its CDNs',
    endpoints: [
      head('home', 'app', 'https://www.microsoft.com/', { source: 'the front page', checkedAt: null }),
      object('packages', 'https://packages.microsoft.com/repos/edge/dists/stable/main/binary-amd64/Packages.gz', {
        source: 'update scripts of nixpkgs users; size unverified',
        checkedAt: null,
      }),
    ],
  },
  {
    type: 'control',
    id: 'github',
    name: 'GitHub',
    country: 'ZZ',
    network: 'GitHub',
    endpoints: [
      head('home', 'app', 'https://github.com/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
      object('git', 'https://codeload.github.com/git/git/tar.gz/v2.23.0', {
        source: 'archive of a tag; 8,647,535 bytes in a public download log of 2019',
        checkedAt: null,
        expect: big,
      }),
    ],
  },
  {
    type: 'control',
    id: 'apple',
    name: 'Apple',
    country: 'ZZ',
    network: 'Apple and its CDNs',
    endpoints: [
      head('home', 'app', 'https://www.apple.com/', { source: 'the front page', checkedAt: null }),
      object('license', 'https://www.apple.com/legal/sla/docs/macOSSequoia.pdf', {
        source: 'linked by many public repositories; size unverified',
        checkedAt: null,
      }),
    ],
  },
  {
    type: 'control',
    id: 'kernel-org',
    name: 'kernel.org',
    country: 'ZZ',
    network: 'Fastly',
    endpoints: [
      head('home', 'app', 'https://www.kernel.org/', { source: 'the front page', checkedAt: null }),
      object('linux', 'https://cdn.kernel.org/pub/linux/kernel/v2.6/linux-2.6.0.tar.xz', {
        source: 'archive of releases, file name in public scripts; tens of megabytes, from memory',
        checkedAt: null,
        expect: big,
      }),
    ],
  },
  {
    // Freeze-prone in Russia since 2025-06 (net4people/bbs#490): a subject there, no control; see unsuitable.ts.
    type: 'control',
    id: 'cloudflare',
    name: 'Cloudflare',
    country: 'ZZ',
    network: 'Cloudflare',
    endpoints: [
      head('home', 'app', 'https://www.cloudflare.com/', { source: 'the front page', checkedAt: null }),
      // As much as a transfer reads: whether it honours Range is not known.
      object('down', 'https://speed.cloudflare.com/__down?bytes=65536', {
        source: 'cloudflare/speedtest; the number in the address is the size',
        checkedAt: null,
        expect: { minBytes: 65_536 },
      }),
    ],
  },
];
