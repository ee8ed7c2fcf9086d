/**
 * What keeps the browsers' own services off the line, so that what a lab or a person's own log sees is ours. Nothing
 * here may change how a request of the extension is made: no protocol, cache or socket setting.
 */

const FEATURES_OFF = [
  'CertificateTransparencyComponentUpdater',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'OptimizationGuideModelDownloading',
  'Translate',
];

const CHROMIUM_FLAGS = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--safebrowsing-disable-auto-update',
];

/** Flags of one start. Chromium heeds only the last --disable-features, so all of them are made one. */
export function chromiumFlags(extra: readonly string[]): string[] {
  const prefix = '--disable-features=';
  const features = [
    ...FEATURES_OFF,
    ...extra.flatMap((a) => (a.startsWith(prefix) ? a.slice(prefix.length).split(',') : [])),
  ];
  // Chromium refuses to start its sandbox as root.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    ...CHROMIUM_FLAGS,
    ...root,
    ...extra.filter((a) => !a.startsWith(prefix)),
    `${prefix}${[...new Set(features)].join(',')}`,
  ];
}

export const FIREFOX_PREFS: Readonly<Record<string, string | number | boolean>> = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.topsites.contile.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
};
