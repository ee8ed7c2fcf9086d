/** What is wrong with something from outside, in the language of the page: a file, an address, a setting. */
import type { Fault, FaultWord } from '../../src/fault.ts';
import { type MessageKey, t } from '../i18n.ts';

const WORDS: Readonly<Record<FaultWord, MessageKey>> = {
  missing: 'fault_missing',
  unknown: 'fault_unknown',
  expected: 'fault_expected',
  wrong: 'fault_wrong',
  twice: 'fault_twice',
  empty: 'fault_empty',
  cut: 'fault_cut',
  rows: 'fault_rows',
  column: 'fault_column',
  foreign: 'fault_foreign',
  'no-samples': 'fault_no_samples',
  newer: 'fault_newer',
  zip: 'fault_zip',
  gzip: 'fault_gzip',
  utf16: 'fault_utf16',
  'too-many': 'fault_too_many',
  codec: 'fault_codec',
  shareable: 'fault_shareable',
  stored: 'fault_stored',
  unsigned: 'fault_unsigned',
  'not-newer': 'fault_not_newer',
  stranger: 'fault_stranger',
  address: 'fault_address',
  https: 'fault_https',
  secret: 'fault_secret',
  key: 'fault_key',
};
const PLACES = { line: 'fault_at_line', row: 'fault_at_row' } as const;

export function faultWords({ word, values, place }: Fault): string {
  const said = t(WORDS[word], ...values);
  return place ? t(PLACES[place.unit], place.number, said) : said;
}
