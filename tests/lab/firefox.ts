/** What makes Firefox live inside the lab: preferences, and the lab's CA in the profile's certificate store. */
import { mkdir } from 'node:fs/promises';
import { trustAuthority } from './certutil.ts';

export type FirefoxPrefs = Record<string, string | number | boolean>;

export function firefoxPrefs(port: number, dohPort: number): FirefoxPrefs {
  return {
    // Mode 3: the lab's resolver and no other. 127/8 answers are refused without allow-rfc1918.
    'network.trr.mode': 3,
    'network.trr.uri': `https://127.0.0.1:${dohPort}/dns-query`,
    'network.trr.custom_uri': `https://127.0.0.1:${dohPort}/dns-query`,
    'network.trr.allow-rfc1918': true,
    'network.trr.confirmationNS': 'skip',
    'network.trr.temp_blocklist': false,
    'network.trr.disable-ECS': true,
    'network.trr.wait-for-portal': false,
    'network.dnsCacheExpiration': 0,
    'network.dnsCacheExpirationGracePeriod': 0,
    'network.dns.disableIPv6': true,
    'network.dns.disablePrefetch': true,
    'network.socket.forcePort': `443=${port};80=${port}`,
    'network.http.http3.enable': false,
    'network.http.speculative-parallel-limit': 0,
    'network.prefetch-next': false,
    'media.peerconnection.ice.loopback': true,
    'media.peerconnection.ice.obfuscate_host_addresses': false,
    ...QUIET,
  };
}

/** The browser's own background traffic, off: it would fill the resolver's log with names that are not ours. */
const QUIET: FirefoxPrefs = {
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.lna.enabled': false,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'app.update.auto': false,
  'browser.aboutHomeSnippets.updateUrl': '',
  'browser.contentblocking.report.lockwise.enabled': false,
  'browser.discovery.enabled': false,
  'browser.newtabpage.activity-stream.feeds.system.topstories': false,
  'browser.newtabpage.enabled': false,
  'browser.ping-centre.telemetry': false,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.provider.google4.updateURL': '',
  'browser.safebrowsing.provider.google5.updateURL': '',
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'browser.safebrowsing.provider.mozilla.gethashURL': '',
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'dom.push.serverURL': '',
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'geo.enabled': false,
  'identity.fxaccounts.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-manager.url': '',
  'messaging-system.rsexperimentloader.enabled': false,
  'nimbus.rollouts.enabled': false,
  'security.OCSP.enabled': 0,
  'security.remote_settings.crlite_filters.enabled': false,
  'security.remote_settings.intermediates.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.management.page.breach-alerts.enabled': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
};

/** Puts the CA where Firefox trusts it. Makes the folder; an existing profile keeps what it has. */
export async function prepareFirefoxProfile(profile: string, caPem: string): Promise<void> {
  await mkdir(profile, { recursive: true });
  await trustAuthority(profile, caPem);
}

/** Release builds heed `services.settings.server` only with this in the environment (services/settings/Utils.sys.mjs). */
export const FIREFOX_ENV: Readonly<Record<string, string>> = { MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' };
