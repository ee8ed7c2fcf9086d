/**
 * Captive portal checks, over plain http on purpose: a portal can answer only what is not encrypted (RFC 8952 §1).
 * An answer other than the expected one says "a portal answered", never that the site fails.
 */
import { head } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const portalControls: Control[] = [
  {
    type: 'control',
    id: 'portal-gstatic',
    name: 'Captive portal check (Google)',
    country: 'ZZ',
    network: 'Google',
    endpoints: [
      head('check', 'portal', 'http://www.gstatic.com/generate_204', {
        source: 'Chromium components/captive_portal',
        checkedAt: null,
        expect: { statuses: [204] },
      }),
    ],
  },
  {
    type: 'control',
    id: 'portal-firefox',
    name: 'Captive portal check (Mozilla)',
    country: 'ZZ',
    network: 'Mozilla',
    endpoints: [
      // Its status alone does not betray a portal that answers 200 with its login page: the other check does.
      head('check', 'portal', 'http://detectportal.firefox.com/success.txt', {
        source: 'Firefox captivedetect; tailscale/tailscale net/captivedetection/endpoints.go',
        checkedAt: null,
        expect: { statuses: [200] },
      }),
    ],
  },
];
