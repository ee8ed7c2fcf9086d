/**
 * Poisoning: attackers with P prefixes among H honest ones, each sending as much as it may. What is judged is the published
 * share of failing networks, rounding included, on average over cells; and who is wrongly called the provider's trouble.
 */
import { NOTHING } from '../../../src/crowd/aggregate.ts';
import { logEvidence } from '../../../src/crowd/evidence.ts';
import { labelOf } from '../../../src/crowd/label.ts';
import { LIMITS } from '../../../src/crowd/limits.ts';
import { publishCell } from '../../../src/crowd/publish-cell.ts';
import { tallyOf, voteOf } from '../../../src/crowd/vote.ts';
import { Random } from '../random.ts';
import { K } from './world.ts';

/** Honest networks fail this often. */
const HONEST = 0.03;
const HONEST_COUNTS = [8, 15, 40, 100];
const ATTACKS = [0.05, 0.1, 0.2, 0.5, 1, 2];

export interface PoisonResult {
  honest: number;
  attackers: number;
  /** Fakes sent in all; each prefix counts once all the same. */
  fakes: number;
  published: number;
  /** Mean published share less the honest share, in points, and what it may be. */
  error: number;
  bound: number;
  /** Share of cells in which the label says that most of the provider has it. */
  calledMost: number;
}

/** One prefix's vote out of its reports: at most three count, however many were sent. */
function voteOfPrefix(bad: boolean, sent: number): 'ok' | 'failed' {
  const counted = Math.min(3, sent);
  return voteOf(tallyOf(bad ? { failed: counted } : { ok: counted })) === 'failed' ? 'failed' : 'ok';
}

export function poisoning(seed: string, cells: number): PoisonResult[] {
  return HONEST_COUNTS.flatMap((honest) =>
    [...new Set(ATTACKS.map((share) => Math.max(1, Math.round(share * honest))))].map((attackers) =>
      attack(seed, honest, attackers, cells),
    ),
  );
}

function attack(seed: string, honest: number, attackers: number, cells: number): PoisonResult {
  const random = new Random(`${seed}/crowd-judged/poison/${honest}/${attackers}`);
  let [published, shares, most] = [0, 0, 0];
  for (let i = 0; i < cells; i += 1) {
    const votes = [
      ...Array.from({ length: honest }, () => voteOfPrefix(random.chance(HONEST), 1)),
      ...Array.from({ length: attackers }, () => voteOfPrefix(true, 1_000)),
    ];
    const [bad, total] = [votes.filter((vote) => vote === 'failed').length, votes.length];
    // One of twelve thousand cells, all others quiet: the lone alarm's threshold.
    const believed = logEvidence(bad, total, LIMITS.leastBackground) >= Math.log(12_000 / LIMITS.falseShare);
    const label = labelOf(bad, total, believed);
    if (label === 'most') most += 1;
    const window = { start: 0, hours: 1, country: 'TR', asn: 64_500 + i, service: 'whatsapp' };
    const cell = publishCell(
      { ...window, total, bad, label, worst: 'failed', grade: 'B', fullest: NOTHING, sums: NOTHING },
      K,
    );
    if (!cell) continue;
    published += 1;
    shares += cell.bad / cell.networks;
  }
  return {
    honest,
    attackers,
    fakes: attackers * 1_000,
    published,
    error: 100 * (shares / Math.max(1, published) - HONEST),
    bound: 100 * (attackers / (honest + attackers)) + 2,
    calledMost: most / cells,
  };
}
