/** A notice that the person has seen is put away; a disk that is full again tells anew. */
import { clearNotice, type Notice } from '../../src/store/index.ts';
import { forgetFull } from '../platform/storage-full.ts';
import { openedStore } from './store-handle.ts';

export async function putNoticeAway(kind: Notice['kind']): Promise<void> {
  await clearNotice(await openedStore(), kind);
  if (kind === 'full') await forgetFull();
}
