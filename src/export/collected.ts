/** What a reader has taken from a file so far: samples, each once, or what is wrong, in the order of the file. */
import { type Fault, faultOf } from '../fault.ts';
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import type { Level } from './choices.ts';
import { type Parsed, soundSample } from './samples-file.ts';

/** More than a year of twelve services. */
export const MOST_SAMPLES = 2_000_000;
/** A file of the wrong kind would otherwise give a sentence for each of its lines. */
const MOST_PROBLEMS = 20;
/** Samples between two looks at the options. */
const SAMPLES_A_TURN = 200;

export interface ReadOptions {
  /** Stopped by it, nothing is taken. @throws its reason */
  signal?: AbortSignal;
  /** Samples read, of all where the file says how many. */
  progress?: (done: number, all: number) => void;
  /** Called now and then: may wait, so that a page answers meanwhile. */
  pause?: () => Promise<void> | undefined;
}

export type ReadFile =
  | { samples: Sample[]; level: Level; settings?: Settings; at: (sample: Sample, fault: Fault) => Fault }
  /** Each with its place and as a whole sentence; nothing may be taken from the file. */
  | { problems: Fault[] };

/** With its end, unless it asks something. */
const sentence = (text: string): string => (text.endsWith('?') ? text : `${text}.`);

export const atPlace = (unit: 'line' | 'row', number: number, fault: Fault): Fault => ({
  ...fault,
  place: { unit, number },
  text: sentence(`${unit === 'line' ? 'Line' : 'Row'} ${number}: ${fault.text}`),
});
/** Of the file as a whole. */
export const ofFile = (fault: Fault): Fault => ({ ...fault, text: sentence(`The file ${fault.text}`) });

export const TOO_MANY = faultOf('too-many', `has more than ${MOST_SAMPLES} samples: take it in parts`, MOST_SAMPLES);
export const EMPTY = faultOf('empty', 'the file is empty');

export class Collected {
  readonly samples: Sample[] = [];
  readonly problems: Fault[] = [];
  readonly #places = new Map<string, number>();

  constructor(
    readonly unit: 'line' | 'row',
    readonly options: ReadOptions,
  ) {}

  /** No more is to be read. */
  get full(): boolean {
    return this.problems.length >= MOST_PROBLEMS || this.samples.length > MOST_SAMPLES;
  }

  problem(place: number, fault: Fault): void {
    this.problems.push(atPlace(this.unit, place, fault));
  }

  take(place: number, parsed: Parsed<Sample>): void {
    const sound = 'value' in parsed ? soundSample(parsed.value) : parsed;
    if ('problem' in sound) {
      this.problem(place, sound.problem);
      return;
    }
    const { id } = sound.value;
    const before = this.#places.get(id);
    if (before === undefined) {
      this.#places.set(id, place);
      this.samples.push(sound.value);
    } else this.problem(place, faultOf('twice', `id: ${id} is on ${this.unit} ${before} already`, id));
  }

  async turn(all = this.samples.length): Promise<void> {
    if (this.samples.length % SAMPLES_A_TURN !== 0) return;
    this.options.signal?.throwIfAborted();
    this.options.progress?.(this.samples.length, all);
    await this.options.pause?.();
  }

  result(level: Level, settings?: Settings): ReadFile {
    const { samples, problems } = this;
    if (samples.length > MOST_SAMPLES) problems.push(ofFile(TOO_MANY));
    if (problems.length > 0) return { problems };
    const at = ({ id }: Sample, fault: Fault): Fault => atPlace(this.unit, this.#places.get(id) ?? 0, fault);
    return { samples, level, at, ...(settings && { settings }) };
  }
}
