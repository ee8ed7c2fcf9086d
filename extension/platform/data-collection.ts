/**
 * Firefox's own permission to collect data (`data_collection` of the permissions API, Firefox 140), which stands in its page
 * of the extension and can be withdrawn there: uploading is bound to it. Chromium has no such thing; there our own choice is
 * all. The polyfill's types do not know it yet.
 */
import { browser } from './browser.ts';
import { FAMILY } from './family.ts';

/** Measurements are "technical and interaction data"; the relay takes country and provider from the address: "location". */
const KINDS = ['technicalAndInteraction', 'locationInfo'];

interface DataCollection {
  data_collection?: string[];
}

/** What a request for permissions must hold besides; nothing in Chromium. */
export const DATA_COLLECTION: DataCollection = FAMILY === 'firefox' ? { data_collection: KINDS } : {};

export async function dataCollectionAllowed(): Promise<boolean> {
  if (FAMILY !== 'firefox') return true;
  const { data_collection = [] } = (await browser.permissions.getAll()) as DataCollection;
  return KINDS.every((kind) => data_collection.includes(kind));
}
