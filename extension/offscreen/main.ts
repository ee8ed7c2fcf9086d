/**
 * The offscreen document of one round (Chromium). With `fresh=1` the prober runs in a credentialless frame, whose
 * connections nobody else uses; the frame loads before this page's load event, for which the background waits.
 */
import { serveProber } from '../platform/serve-prober.ts';

const query = new URLSearchParams(location.search);
const round = query.get('round') ?? '';
if (query.get('fresh') === '1') {
  const frame = document.createElement('iframe');
  frame.setAttribute('credentialless', '');
  frame.src = `frame.html?round=${encodeURIComponent(round)}`;
  document.body.append(frame);
} else {
  serveProber(round, false);
}
