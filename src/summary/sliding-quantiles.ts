/**
 * Order statistics of a stretch of a growing list that moves forward: kept in order of size, so that a step costs a few
 * moves in place of a sort. Gives the same numbers as quantile.ts (nearest rank).
 */

/** Above so many changes at once a sort is cheaper. */
const MOST_MOVES = 32;

export class SlidingQuantiles {
  #sorted = new Float64Array(64);
  #from = 0;
  #to = 0;

  /** Whether this position is part of the stretch. */
  covers(index: number): boolean {
    return index >= this.#from && index < this.#to;
  }

  /** Forgets the stretch: the values in it have changed. */
  reset(): void {
    this.#from = 0;
    this.#to = 0;
  }

  /** Looks at `values[from..to)`; values looked at before must not have changed, or reset() comes first. */
  move(values: readonly { value: number }[], from: number, to: number): void {
    const moves = Math.abs(from - this.#from) + Math.abs(to - this.#to);
    const overlap = from < this.#to && to > this.#from;
    if (!overlap || moves > MOST_MOVES) {
      this.#sorted = new Float64Array(Math.max(64, 2 * (to - from)));
      for (let i = from; i < to; i++) this.#sorted[i - from] = values[i]?.value ?? 0;
      this.#sorted.subarray(0, to - from).sort();
      this.#from = from;
      this.#to = to;
      return;
    }
    while (this.#to < to) this.#insert(values[this.#to]?.value ?? 0);
    while (this.#from > from) this.#insert(values[this.#from - 1]?.value ?? 0, true);
    while (this.#from < from) this.#remove(values[this.#from]?.value ?? 0, true);
    while (this.#to > to) this.#remove(values[this.#to - 1]?.value ?? 0);
  }

  /** Nearest rank; undefined for an empty stretch. */
  quantile(p: number): number | undefined {
    const size = this.#to - this.#from;
    if (size === 0) return undefined;
    return this.#sorted[Math.min(size - 1, Math.max(0, Math.ceil(p * size) - 1))];
  }

  /** Index of the first value that is not below `value`. */
  #place(value: number): number {
    let [low, high] = [0, this.#to - this.#from];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #insert(value: number, front = false): void {
    const size = this.#to - this.#from;
    if (size === this.#sorted.length) {
      const wider = new Float64Array(2 * size);
      wider.set(this.#sorted);
      this.#sorted = wider;
    }
    const place = this.#place(value);
    this.#sorted.copyWithin(place + 1, place, size);
    this.#sorted[place] = value;
    if (front) this.#from--;
    else this.#to++;
  }

  #remove(value: number, front = false): void {
    const place = this.#place(value);
    this.#sorted.copyWithin(place, place + 1, this.#to - this.#from);
    if (front) this.#from++;
    else this.#to--;
  }
}
