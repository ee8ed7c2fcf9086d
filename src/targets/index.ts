/**
 * The catalogue: what we measure and what we compare it with. A new service or country is one file and one line here.
 * The functions take the lists as a last argument, so that a replaced list (list.ts) goes the same ways.
 */

import {
  type ControlChoice,
  chooseControls,
  choosePortalControls,
  chooseServices,
  chooseStunControls,
} from './choose.ts';
import { byControls } from './controls/by.ts';
import { cnControls } from './controls/cn.ts';
import { inControls } from './controls/in.ts';
import { irControls } from './controls/ir.ts';
import { kzControls } from './controls/kz.ts';
import { neutralControls } from './controls/neutral.ts';
import { pkControls } from './controls/pk.ts';
import { portalControls } from './controls/portal.ts';
import { ruControls } from './controls/ru.ts';
import { stunControls } from './controls/stun.ts';
import { trControls } from './controls/tr.ts';
import { uaControls } from './controls/ua.ts';
import { veControls } from './controls/ve.ts';
import { takenList } from './in-use.ts';
import type { TargetList } from './list.ts';
import { hostsOf, originsOf } from './origins.ts';
import { asambleaNacional } from './services/asamblea-nacional.ts';
import { bale } from './services/bale.ts';
import { bbcNews } from './services/bbc-news.ts';
import { bip } from './services/bip.ts';
import { diia } from './services/diia.ts';
import { discord } from './services/discord.ts';
import { dw } from './services/dw.ts';
import { eDevlet } from './services/e-devlet.ts';
import { egovKz } from './services/egov-kz.ts';
import { eitaa } from './services/eitaa.ts';
import { facebook } from './services/facebook.ts';
import { gosuslugi } from './services/gosuslugi.ts';
import { govCn } from './services/gov-cn.ts';
import { indiaGov } from './services/india-gov.ts';
import { instagram } from './services/instagram.ts';
import { max } from './services/max.ts';
import { messenger } from './services/messenger.ts';
import { mullvad } from './services/mullvad.ts';
import { myGovIr } from './services/my-gov-ir.ts';
import { pakistanGov } from './services/pakistan-gov.ts';
import { portalGovBy } from './services/portal-gov-by.ts';
import { protonVpn } from './services/proton-vpn.ts';
import { psiphon } from './services/psiphon.ts';
import { rfeRl } from './services/rfe-rl.ts';
import { rubika } from './services/rubika.ts';
import { signal } from './services/signal.ts';
import { telegram } from './services/telegram.ts';
import { viber } from './services/viber.ts';
import { vk } from './services/vk.ts';
import { wechat } from './services/wechat.ts';
import { whatsapp } from './services/whatsapp.ts';
import { x } from './services/x.ts';
import { youtube } from './services/youtube.ts';
import type { Control, Service, Target } from './target.ts';

export { type ControlChoice, hostsOf };

/** Serial number of the built-in list; a signed list replaces it only with a higher one. */
export const LIST_VERSION = 1;

/** In the order in which they are shown; those ticked at first come first, WhatsApp first of all. */
export const SERVICES: readonly Service[] = [
  whatsapp,
  telegram,
  signal,
  viber,
  messenger,
  discord,
  max,
  vk,
  bale,
  rubika,
  eitaa,
  bip,
  wechat,
  instagram,
  facebook,
  x,
  youtube,
  bbcNews,
  dw,
  rfeRl,
  protonVpn,
  mullvad,
  psiphon,
  gosuslugi,
  myGovIr,
  eDevlet,
  egovKz,
  portalGovBy,
  diia,
  govCn,
  indiaGov,
  pakistanGov,
  asambleaNacional,
];

export const CONTROLS: readonly Control[] = [
  ...neutralControls,
  ...portalControls,
  ...stunControls,
  ...ruControls,
  ...irControls,
  ...trControls,
  ...kzControls,
  ...byControls,
  ...uaControls,
  ...cnControls,
  ...inControls,
  ...pkControls,
  ...veControls,
];

/** Every match pattern the catalogue can ask for: what the manifest lists as optional_host_permissions. */
export const ALL_ORIGINS: readonly string[] = originsOf([...SERVICES, ...CONTROLS]);

const BUILT_IN: TargetList = { version: LIST_VERSION, services: [...SERVICES], controls: [...CONTROLS] };

/** The list that is asked: built in, or the newer one that the person has taken (in-use.ts). */
export function targetsInUse(): TargetList {
  return takenList() ?? BUILT_IN;
}

export function serviceById(id: string, services: readonly Service[] = targetsInUse().services): Service | undefined {
  return services.find((service) => service.id === id);
}

export function controlById(id: string, controls: readonly Control[] = targetsInUse().controls): Control | undefined {
  return controls.find((control) => control.id === id);
}

/** Services to offer to a person in `country` (ISO 3166 alpha-2; ZZ: not said). */
export function servicesFor(country: string, services: readonly Service[] = targetsInUse().services): Service[] {
  return chooseServices(services, country);
}

/** Sites a round compares with: 3 foreign and 3 domestic, or 6 without a border between them. */
export function controlsFor(country: string, controls: readonly Control[] = targetsInUse().controls): ControlChoice {
  return chooseControls(controls, country);
}

/** Plain http checks for a captive portal; the same everywhere. */
export function portalControlsFor(controls: readonly Control[] = targetsInUse().controls): Control[] {
  return choosePortalControls(controls);
}

export function stunControlsFor(country: string, controls: readonly Control[] = targetsInUse().controls): Control[] {
  return chooseStunControls(controls, country);
}

/** Sorted match patterns to ask permission for when these services are measured from `country`. */
export function originsFor(
  services: readonly Service[],
  country: string,
  controls: readonly Control[] = targetsInUse().controls,
): string[] {
  const { foreign, domestic, neutral } = chooseControls(controls, country);
  const targets: Target[] = [...services, ...foreign, ...domestic, ...neutral, ...choosePortalControls(controls)];
  return originsOf(targets);
}
