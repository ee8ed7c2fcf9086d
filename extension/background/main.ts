/**
 * The background: composition root. Listeners are registered in the first turn, since an event that starts the worker is
 * lost for those who listen later; nothing here decides anything.
 */
import type { Runtime } from 'webextension-polyfill';
import { getSettings, openStore, type Store } from '../../src/store/index.ts';
import { targetsInUse } from '../../src/targets/index.ts';
import { originRemoved } from '../platform/anonymous-headers.ts';
import { browser } from '../platform/browser.ts';
import { FAMILY } from '../platform/family.ts';
import { onNetworkChange } from '../platform/network-change.ts';
import { listenAnew, listenToRequests } from '../platform/network-facts.ts';
import { listenToNotifications } from '../platform/notifications.ts';
import { localProber } from '../platform/prober-local.ts';
import { offscreenProber } from '../platform/prober-offscreen.ts';
import { onUploadWake } from '../platform/upload-wake.ts';
import { onWake } from '../platform/wake.ts';
import { readMessage } from '../read-message.ts';
import { Refusal } from '../refusal.ts';
import { loadTargets } from '../target-list.ts';
import { answerTo } from './answer-to.ts';
import { carryOut } from './commands.ts';
import { createGlancing } from './glancing.ts';
import { createMeasuring } from './measuring.ts';
import { forgetNetwork } from './network-key.ts';
import { compareAnew } from './own-provider.ts';
import { show } from './showing.ts';
import { carryOutUpload } from './upload-commands.ts';
import { createUploading } from './uploading.ts';

let store: Promise<Store> | undefined;

/** The list in use first: whoever holds the store may plan. */
async function openWithTargets(): Promise<Store> {
  const open = await openStore('tailback', { closed: () => (store = undefined) });
  const before = targetsInUse().version;
  await loadTargets(open);
  if (targetsInUse().version !== before) listenAnew();
  return open;
}

const opened = (): Promise<Store> => {
  store ??= openWithTargets().catch((error: unknown) => {
    store = undefined;
    throw error;
  });
  return store;
};

/** Pages may be closed: nobody listening is not an error. */
const changed = (): void => void browser.runtime.sendMessage({ event: 'changed' }).catch(() => undefined);

const link =
  FAMILY === 'chromium'
    ? offscreenProber()
    : localProber((round, seq, observation) => measuring.observed(round, seq, observation));
const glancing = createGlancing(opened, show);
const measuring = createMeasuring(opened, link, changed, originRemoved, (rewritten) => {
  if (rewritten) glancing.forget();
  return glancing.refresh();
});
const uploading = createUploading(opened, changed, () => void glancing.refresh().then(changed));

const openDashboard = (): void =>
  void browser.tabs.create({ url: browser.runtime.getURL('extension/dashboard/index.html') });

listenToRequests();
listenToNotifications(openDashboard);
onWake(() => void measuring.tick());
onUploadWake(() => void uploading.tick());
browser.permissions.onAdded.addListener(() => {
  listenToRequests();
  listenToNotifications(openDashboard);
  void measuring.tick();
  void glancing.refresh();
});
browser.permissions.onRemoved.addListener(() => {
  // What is under way would go on without the rule that makes it anonymous (planning.ts, mayAsk).
  void measuring.stop().finally(glancing.refresh);
  void uploading.stop(async () => undefined).then(uploading.tick);
});
onNetworkChange(() => void networkReturned().then(uploading.tick));

/** Whatever network this is now, it may be another one; without consent nothing is written. */
async function networkReturned(): Promise<void> {
  const s = await opened();
  if ((await getSettings(s, Date.now())).consentedAt === null) return;
  await forgetNetwork(s, Date.now());
  // Nor may anybody be compared with, until STUN tells where this is.
  await compareAnew(s, Date.now());
}

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (sender.id !== browser.runtime.id) return undefined;
  const read = readMessage(message);
  if (!read) return undefined;
  if ('problem' in read) return Promise.resolve(answerTo(new Refusal('input', read.problem)));
  if ('observed' in read) {
    const { round, seq, observation } = read.observed;
    return measuring.observed(round, seq, observation).then(() => true);
  }
  if ('upload' in read)
    return uploading
      .stop((s) => carryOutUpload(read.upload, s))
      .finally(() => {
        commanded();
        // What was compared may be gone, or another.
        void glancing.refresh();
      });
  // Told without a word to the pages, which ask when they are told of something.
  if (read.command.command === 'are-you-well')
    return opened()
      .then((s) => carryOut(read.command, s, measuring))
      .catch(answerTo);
  // What is being sent is cut off first: after "pause" or "delete everything" nothing more may leave.
  return uploading
    .stop((s) => carryOut(read.command, s, measuring))
    .catch(answerTo)
    .finally(() => {
      commanded();
      if (['delete-everything', 'judge-again'].includes(read.command.command)) glancing.forget();
      void glancing.refresh();
    });
});

const commanded = (): void => {
  changed();
  void uploading.tick();
};

browser.runtime.onInstalled.addListener((details) => {
  // The one page to read before anything happens; it asks for the permissions in its own click.
  if (details.reason === 'install')
    void browser.tabs.create({ url: browser.runtime.getURL('extension/welcome/index.html') });
});

void measuring.tick();
void uploading.tick();
void glancing.refreshIfOld();
