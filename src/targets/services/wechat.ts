/** WeChat (Weixin). Its operator can see who asks. */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

const webClient = { source: 'host lists of public web clients, e.g. littlecodersh/ItChat', checkedAt: null } as const;

export const wechat: Service = {
  type: 'service',
  id: 'wechat',
  name: 'WeChat',
  default: false,
  countries: ['CN'],
  risk: 'state-messenger',
  endpoints: [
    head('web', 'app', 'https://wx.qq.com/', webClient),
    object('client', 'https://dldir1.qq.com/weixin/Windows/WeChatSetup.exe', {
      source: 'linked by many public repositories; an installer of many megabytes, size unverified',
      checkedAt: null,
      expect: { minBytes: 262_144 },
    }),
    head('abroad', 'app', 'https://web.wechat.com/', webClient),
    head('push', 'backend', 'https://webpush.wx.qq.com/', webClient),
    head('file', 'media', 'https://file.wx.qq.com/', webClient),
  ],
};
