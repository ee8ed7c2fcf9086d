/** Bale, an Iranian messenger run by a state-owned bank's company. No static object of useful size is known. */
import { head, websocket } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const bale: Service = {
  type: 'service',
  id: 'bale',
  name: 'Bale',
  default: false,
  countries: ['IR'],
  risk: 'state-messenger',
  endpoints: [
    head('web', 'app', 'https://web.bale.ai/', { source: 'balemessenger/bale-bot-samples', checkedAt: null }),
    websocket('socket', 'wss://next-ws.bale.ai/ws/', { source: 'several public clients', checkedAt: null }),
    head('bots', 'api', 'https://tapi.bale.ai/', { source: 'docs.bale.ai, bot API', checkedAt: null }),
  ],
};
