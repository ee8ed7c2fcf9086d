/**
 * STUN servers that belong to no messenger. An answer says "UDP reaches that server", never that calls of some service
 * work: a filter that knows STUN by its shape takes these too (technique D13).
 */
import { stun } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const stunControls: Control[] = [
  {
    type: 'control',
    id: 'stun-google',
    name: 'STUN (Google)',
    country: 'ZZ',
    network: 'Google',
    endpoints: [
      stun('stun', 'stun:stun.l.google.com:19302', {
        source: 'widespread WebRTC default, e.g. webrtc/samples',
        checkedAt: null,
      }),
    ],
  },
  {
    type: 'control',
    id: 'stun-cloudflare',
    name: 'STUN (Cloudflare)',
    country: 'ZZ',
    network: 'Cloudflare',
    endpoints: [
      stun('stun', 'stun:stun.cloudflare.com:3478', { source: 'many public WebRTC configurations', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'stun-telnyx',
    name: 'STUN (Telnyx)',
    country: 'ZZ',
    network: 'Telnyx',
    endpoints: [
      stun('stun', 'stun:stun.telnyx.com:3478', { source: 'ooni/probe-cli internal/stuninput', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'stun-m-online',
    name: 'STUN (M-net)',
    country: 'ZZ',
    network: 'M-net',
    endpoints: [
      stun('stun', 'stun:stun.m-online.net:3478', { source: 'ooni/probe-cli internal/stuninput', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'stun-fitauto',
    name: 'STUN (fitauto.ru)',
    country: 'RU',
    network: 'fitauto.ru',
    endpoints: [
      stun('stun', 'stun:stun.fitauto.ru:3478', { source: 'ooni/probe-cli internal/stuninput', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'stun-xiaomi',
    name: 'STUN (Xiaomi)',
    country: 'CN',
    network: 'Xiaomi',
    endpoints: [stun('stun', 'stun:stun.miwifi.com:3478', { source: 'public STUN server lists', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'stun-bilibili',
    name: 'STUN (Bilibili)',
    country: 'CN',
    network: 'Bilibili',
    endpoints: [
      stun('stun', 'stun:stun.chat.bilibili.com:3478', { source: 'public STUN server lists', checkedAt: null }),
    ],
  },
];
