/**
 * What is wrong with something that came from outside (a file, an address, a setting): a word with values, of which a page makes a sentence
 * in its own language (extension/ui/fault-words.ts), and the whole of it in English for a command line or a log.
 */

export type FaultWord =
  // of a field: its path comes first
  | 'missing' // nothing is there
  | 'unknown' // nobody knows one of this name
  | 'expected' // what it must be, as code: `≥ 5`, `"a" | "b"`, `number`
  | 'wrong' // what it holds does not belong there
  | 'twice' // what must be there once
  // of a file of measurements
  | 'empty'
  | 'cut' // cut off or changed
  | 'rows' // the column that counts the rows does not fit
  | 'column' // not one of a sample
  | 'foreign' // of another program
  | 'no-samples' // ours, but of another table or form
  | 'newer'
  | 'zip'
  | 'gzip'
  | 'utf16'
  | 'too-many' // samples; the most that are taken
  | 'codec' // its name
  | 'shareable'
  | 'stored' // an id that is stored with another content
  // of a list of addresses
  | 'unsigned'
  | 'not-newer' // its number, and that of the one in use
  | 'stranger' // an address that the browser would not grant
  // of the address of a collector
  | 'address'
  | 'https'
  | 'secret'
  | 'key';

export interface Fault {
  word: FaultWord;
  /** Names, numbers and code, never words of a language. */
  values: readonly (string | number)[];
  /** Where in a file. */
  place?: { unit: 'line' | 'row'; number: number };
  /** In English, with its values and its place. */
  text: string;
}

export const faultOf = (word: FaultWord, text: string, ...values: (string | number)[]): Fault => ({
  word,
  values,
  text,
});

/** Of what stands within something else: `settings: ` before the field. */
export const within = (place: string, fault: Fault): Fault => ({ ...fault, text: `${place}: ${fault.text}` });
