/** What is due next, from the store and the clock: history in, a stored round out. */
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import type { Allowance } from '../../src/schedule/budget.ts';
import { chooseNaming } from '../../src/schedule/choose-naming.ts';
import { type Due, type History, nextDue } from '../../src/schedule/due.ts';
import {
  CLOCK_SLACK_MS,
  CONTROL_TRANSFERS,
  LEAST_CONTROLS,
  PLANNED_SHARE,
  STALE_MS,
  TRANSFER_EVERY_MS,
  TRANSFER_SLACK_MS,
} from '../../src/schedule/limits.ts';
import { partsWanted } from '../../src/schedule/parts.ts';
import { planRound } from '../../src/schedule/plan-round.ts';
import { suspects } from '../../src/schedule/suspicion.ts';
import type { Settings } from '../../src/settings.ts';
import {
  addNotice,
  budgetUsed,
  dayOf,
  getSettings,
  notices,
  openRounds,
  recentRounds,
  type Store,
  samplesSince,
  saveRound,
} from '../../src/store/index.ts';
import { controlsFor, portalControlsFor, serviceById, stunControlsFor } from '../../src/targets/index.ts';
import { originsOf } from '../../src/targets/origins.ts';
import type { Control, Service, Target } from '../../src/targets/target.ts';
import { permitted } from '../platform/permissions.ts';
import type { ProberLink } from '../platform/prober-link.ts';
import { savesData } from '../platform/save-data.ts';
import { answeredParts } from './keep-parts.ts';
import { allowed } from './round-allowance.ts';

const DAY_MS = 86_400_000;
/** Enough to see every round of the time in which burst rounds are counted (schedule/limits.ts), at the shortest interval. */
const HISTORY_ROUNDS = 60;

export interface Planned {
  round?: Round;
  /** When to look again, UTC ms; undefined when nothing is to be done. */
  wakeAt?: number;
  /** The browser withholds the permission: looked at again when it is given (main.ts). */
  withheld?: true;
}

export interface Past {
  /** Newest first. */
  rounds: Round[];
  samples: Sample[];
}

async function readPast(store: Store, now: number): Promise<Past> {
  const rounds = await recentRounds(store, HISTORY_ROUNDS);
  return { rounds, samples: rounds.length > 0 ? await samplesSince(store, now - DAY_MS) : [] };
}

/** Start of the check that this round belongs to. */
export function checkStart(round: Round, rounds: readonly Round[]): number {
  if (round.check === undefined) return round.startedAt;
  return Math.min(round.startedAt, ...rounds.filter((r) => r.check === round.check).map((r) => r.startedAt));
}

/** Chosen services that looked unlike themselves in the newest round. */
function suspected({ services }: Settings, { rounds: [newest], samples }: Past): string[] {
  const found = newest ? suspects(samples, newest.id) : [];
  return found.filter((id) => services.includes(id));
}

function historyOf(settings: Settings, past: Past): History {
  const newest = past.rounds[0];
  return {
    rounds: past.rounds,
    ...(newest && { checkStartedAt: checkStart(newest, past.rounds) }),
    suspicion: suspected(settings, past).length > 0,
    saveData: savesData(),
  };
}

/**
 * Controls of a round: the sites, one portal check and one STUN server. A check keeps the same ones, since its rounds are
 * compared with each other; regular rounds take turns through the portal checks.
 */
function chooseControls(settings: Settings, due: Due, past: Past): Control[] {
  const { foreign, domestic, neutral } = controlsFor(settings.country);
  const turn = due.kind === 'regular' ? due.index : 0;
  const oneOf = (list: readonly Control[]): Control[] => list.slice(turn % Math.max(1, list.length)).slice(0, 1);
  return [
    ...[...foreign, ...domestic, ...neutral],
    ...oneOf(portalControlsFor()),
    ...chooseNaming(stunControlsFor(settings.country), due.kind, past.samples),
  ];
}

/** Two controls of those given, from different sides of the border where there is one, beside the services. */
function controlTransfers(able: readonly Target[]): Target[] {
  const controls = able.filter((t): t is Control => t.type === 'control');
  const first = controls.slice(0, 1);
  const other = controls.find((c) => c.country !== first[0]?.country) ?? controls[1];
  return [...first, ...(other ? [other] : [])].slice(0, CONTROL_TRANSFERS);
}

function transfersWanted(due: Due, targets: readonly Target[], past: Past, now: number): Set<string> {
  const able = targets.filter((t) => t.endpoints.some((e) => e.kind === 'transfer'));
  const last = (id: string): number =>
    past.samples.findLast((s) => s.target === id && s.kind === 'transfer')?.at ?? Number.NEGATIVE_INFINITY;
  const services = able.filter((t) => {
    if (t.type !== 'service') return false;
    if (due.kind === 'first-check' || now - last(t.id) > TRANSFER_EVERY_MS - TRANSFER_SLACK_MS) return true;
    // The first round of a burst settles cheaply what was noise, unless a transfer may be what looked odd.
    return due.kind === 'burst' && (due.index > 0 || last(t.id) >= (past.rounds[0]?.startedAt ?? now));
  });
  // A service's rate means nothing without a control's at the same time.
  return new Set([...services, ...(services.length > 0 ? controlTransfers(able) : [])].map((t) => t.id));
}

const newId = (now: number): string => `${now.toString(36)}-${crypto.randomUUID().slice(0, 8)}`;

/**
 * A round that does not fit. While something is left of the day the interval grows: fewer rounds are left, so that each may
 * cost more. When nothing is left the person is told, and nothing is asked before the next day.
 */
async function tooDear(store: Store, fitsToday: boolean, settings: Settings, now: number): Promise<Planned> {
  const dayEnd = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  if (fitsToday) return { wakeAt: Math.min(dayEnd, now + (settings.intervalMinutes * 60_000) / 3) };
  // As a text, since numbers of one notice add up. Said once a day and allowance: each start of the background comes by here.
  const budgetBytes = String(settings.budgetBytes);
  const told = (await notices(store)).find(({ kind }) => kind === 'budget');
  if (!told || dayOf(told.at) !== dayOf(now) || told.params.budgetBytes !== budgetBytes)
    await addNotice(store, { kind: 'budget', at: now, params: { budgetBytes } });
  return { wakeAt: dayEnd };
}

const servicesOf = (settings: Settings): Service[] => settings.services.flatMap((id) => serviceById(id) ?? []);

/**
 * The targets of a round that may be asked. Without the permission a request is an ordinary one across origins, and carries
 * Origin: in Firefox the UUID of this very install (tried in ESR 153). A target of which one address is missing is left out; an
 * update may bring new addresses. Undefined when no service is left, or not enough controls to compare with: then measuring rests.
 */
async function permittedTargets(settings: Settings, due: Due, past: Past): Promise<Target[] | undefined> {
  const all: Target[] = [...servicesOf(settings), ...chooseControls(settings, due, past)];
  const may = await Promise.all(all.map((target) => permitted(originsOf([target]))));
  // A closer look at one service is no reason to ask the others.
  const suspect = due.kind === 'burst' ? suspected(settings, past) : settings.services;
  const targets = all.filter((t, i) => may[i] && (t.type === 'control' || suspect.includes(t.id)));
  const controls = targets.filter((t) => t.type === 'control').length;
  return targets.length > controls && controls >= LEAST_CONTROLS ? targets : undefined;
}

/** Plans one round of this kind now and stores it. @param known the past, where it has just been read */
export async function openRound(
  store: Store,
  due: Due,
  traits: ProberLink['traits'],
  now: number,
  known?: Past,
): Promise<Planned> {
  const settings = await getSettings(store, now);
  const past = known ?? (await readPast(store, now));
  const targets = await permittedTargets(settings, due, past);
  if (!targets) return { withheld: true };
  const used = await budgetUsed(store, dayOf(now));
  const id = newId(now);
  const answered = await answeredParts(store, past.samples, now);
  const services = targets.filter((t): t is Service => t.type === 'service');
  const transfers = transfersWanted(due, targets, past, now);
  const parts = partsWanted(services, past.samples, answered, due.kind === 'regular', now);
  const plan = ({ bytes, transferBytes }: Allowance): Round | undefined =>
    planRound({
      id,
      kind: due.kind,
      ...(due.kind === 'first-check' && { check: due.check ?? id }),
      index: due.index,
      plannedAt: Math.round(Math.min(due.at, now)),
      now,
      ...{ targets, transfers, parts },
      freshOnDemand: traits.freshOnDemand,
      dns: traits.dns,
      closing: true,
      allowanceBytes: bytes,
      transferBytes,
      random: Math.random,
    });
  const round = plan(allowed(due.kind, settings, servicesOf(settings), past, used, now));
  // To the end of what may be planned, or the last round of the day would overdraw it.
  const today = { bytes: settings.budgetBytes * PLANNED_SHARE - used, transferBytes: 0 };
  // A closer look that does not fit says nothing of the regular round, which costs less (planNext).
  if (!round) return due.kind === 'burst' ? {} : tooDear(store, plan(today) !== undefined, settings, now);
  await saveRound(store, round);
  return { round };
}

/**
 * The round left open, unless it is a leftover of sleep or a dead browser, or the clock was set back: those are closed. So is one
 * that the disk had no room for; as long as not even its end can be stored nothing is asked.
 * @param fullAt when a write was last refused, UTC ms. @throws StoreError `full`
 */
export async function presentRound(
  store: Store,
  now: number,
  leftBehind: () => Promise<void>,
  fullAt = Number.NEGATIVE_INFINITY,
): Promise<Round | undefined> {
  for (const round of await openRounds(store)) {
    const present = now - round.startedAt <= STALE_MS && round.startedAt - now < CLOCK_SLACK_MS;
    if (present && round.startedAt > fullAt) return round;
    await leftBehind();
    await saveRound(store, { ...round, state: 'cancelled', endedAt: now });
  }
  return undefined;
}

/** Opens the next round if it is due. */
export async function planNext(store: Store, traits: ProberLink['traits'], now: number): Promise<Planned> {
  const settings = await getSettings(store, now);
  if (settings.consentedAt === null) return {};
  const past = await readPast(store, now);
  const history = historyOf(settings, past);
  const due = nextDue(settings, history, now);
  if (!due) return settings.pausedUntil && settings.pausedUntil > now ? { wakeAt: settings.pausedUntil } : {};
  if (due.at > now) return { wakeAt: due.at };
  const planned = await openRound(store, due, traits, now, past);
  if (planned.round || due.kind !== 'burst') return planned;
  // The one service to look at may not be asked any more, or not so dearly: the round of all comes when it is due all the same.
  const regular = nextDue(settings, { ...history, suspicion: false }, now);
  if (!regular) return planned;
  return regular.at > now ? { wakeAt: regular.at } : openRound(store, regular, traits, now, past);
}
