/** Domestic controls of China: two large sites and a university. None of the operator of WeChat, which may be under test. */
import { head, object } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const cnControls: Control[] = [
  {
    type: 'control',
    id: 'baidu',
    name: 'Baidu',
    country: 'CN',
    network: 'Baidu',
    endpoints: [head('home', 'app', 'https://www.baidu.com/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'netease',
    name: 'NetEase',
    country: 'CN',
    network: 'NetEase',
    endpoints: [head('home', 'app', 'https://www.163.com/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'tsinghua',
    name: 'Tsinghua University',
    country: 'CN',
    network: 'CERNET',
    endpoints: [
      head('home', 'app', 'https://www.tsinghua.edu.cn/', { source: 'from memory, unverified', checkedAt: null }),
      object('packages', 'https://mirrors.tuna.tsinghua.edu.cn/ubuntu/dists/noble/main/binary-amd64/Packages.xz', {
        source: 'Ubuntu mirror list (python-apt Ubuntu.mirrors); path after the Debian repository format',
        checkedAt: null,
        expect: { minBytes: 65_536 },
      }),
    ],
  },
];
