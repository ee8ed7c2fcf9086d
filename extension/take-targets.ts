/** Takes in a signed target list, or goes back to the built-in one. */
import { type Fault, faultOf, within } from '../src/fault.ts';
import { bytesOf } from '../src/report/base64url.ts';
import { readSigned } from '../src/report/signed-file.ts';
import { deleteKept, type Store, writeKept } from '../src/store/index.ts';
import { takeList } from '../src/targets/in-use.ts';
import { targetsInUse } from '../src/targets/index.ts';
import { parseTargetListText, type TargetList } from '../src/targets/list.ts';
import { type ListChange, listChange, listRefusal } from '../src/targets/list-change.ts';
import { LIST_KEYS } from '../src/targets/list-keys.ts';
import { manifestOrigins } from './platform/permissions.ts';
import { refusedInput } from './refusal.ts';

/** Without a key that could have signed one, no list is offered and none is taken. */
export const LISTS_OFFERED = LIST_KEYS.length > 0;

export type ReadList = { list: TargetList; text: string; change: ListChange } | { problem: Fault };

/** A file from the person: signature, schema, rules, version, addresses. Nothing is changed yet. */
export async function readList(file: string): Promise<ReadList> {
  const keys = LIST_KEYS.flatMap((key) => bytesOf(key) ?? []);
  const content = await readSigned('targets', new TextEncoder().encode(file), keys);
  if (!content) return { problem: faultOf('unsigned', 'the file is no target list signed with a key of this project') };
  const text = new TextDecoder().decode(content);
  const parsed = parseTargetListText(text);
  if (!parsed.ok) return { problem: parsed.problem };
  const now = targetsInUse();
  const refused = listRefusal(now, parsed.list, manifestOrigins());
  return refused === undefined
    ? { list: parsed.list, text, change: listChange(now, parsed.list) }
    : { problem: refused };
}

/** @throws Refusal */
export async function acceptable(file: string): Promise<Exclude<ReadList, { problem: Fault }>> {
  const read = await readList(file);
  if ('problem' in read) throw refusedInput(within('target list', read.problem));
  return read;
}

/** @throws Refusal */
export async function keepTargets(store: Store, file: string, now: number): Promise<void> {
  const read = await acceptable(file);
  await writeKept(store, 'targets', { text: read.text }, now);
  takeList(read.list);
}

/** Back to the built-in list. */
export async function dropTargets(store: Store): Promise<void> {
  await deleteKept(store, 'targets');
  takeList(undefined);
}
