/**
 * The background: composition root. Listeners are registered in the first turn, since an event that starts the worker is
 * lost for those who listen later; nothing here decides anything.
 */
import type { Runtime } from 'webextension-polyfill';
import type { Observation } from '../../src/observation.ts';
import { getSettings, openStore, type Store } from '../../src/store/index.ts';
import { targetsInUse } from '../../src/targets/index.ts';
import { commandSchema, observedSchema, uploadCommandSchema } from '../messages.ts';
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
import { loadTargets } from '../target-list.ts';
import { answerTo, carryOut } from './commands.ts';
import { createGlancing } from './glancing.ts';
import { createMeasuring } from './measuring.ts';
import { messageProblem } from './message-problem.ts';
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
  const observed = observedSchema.safeParse(message);
  if (observed.success) {
    const { round, seq, observation } = observed.data.observed;
    // Sent by our own prober, which builds it from the type: it is not parsed again.
    return measuring.observed(round, seq, observation as Observation).then(() => true);
  }
  if (typeof message !== 'object' || message === null || !('command' in message)) return undefined;
  const upload = uploadCommandSchema.safeParse(message);
  if (upload.success)
    return uploading
      .stop((s) => carryOutUpload(upload.data, s))
      .finally(() => {
        commanded();
        // What was compared may be gone, or another.
        void glancing.refresh();
      });
  const command = commandSchema.safeParse(message);
  // What is being sent is cut off first: after "pause" or "delete everything" nothing more may leave.
  if (command.success)
    return uploading
      .stop((s) => carryOut(command.data, s, measuring))
      .catch(answerTo)
      .finally(() => {
        commanded();
        if (['delete-everything', 'judge-again'].includes(command.data.command)) glancing.forget();
        void glancing.refresh();
      });
  return Promise.resolve(answerTo(new Error(messageProblem(message))));
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
