/** All troubles, in the order of the tables. */
import { freeze } from './freeze.ts';
import { dnsRemoved, reset, silence } from './no-answer.ts';
import { serverErrors, silentOutage } from './outage.ts';
import { lineDead, lineFlapping, lineLossy, lineSlow, lineThin } from './own-line.ts';
import { policer } from './policer.ts';
import { slower } from './slower.ts';
import type { Trouble } from './trouble.ts';

export const TROUBLES: readonly Trouble[] = [
  slower(1.5),
  slower(2),
  slower(3),
  slower(5),
  slower(10),
  policer,
  freeze,
  reset,
  dnsRemoved,
  silence,
  serverErrors,
  silentOutage,
  lineSlow,
  lineLossy,
  lineDead,
  lineFlapping,
  lineThin,
];

export function troubleById(id: string): Trouble {
  const found = TROUBLES.find((t) => t.id === id);
  if (!found) throw new Error(`There is no trouble "${id}".`);
  return found;
}
