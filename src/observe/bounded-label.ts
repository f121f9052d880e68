/** In place of a value that would be one too many, or that nothing is known of. */
export const OTHER = 'other';

/**
 * Keeps the values of one label few: each value is a time series that Prometheus keeps for as long as the process
 * runs, and a name that holds an id by mistake would make one for each member.
 */
export class BoundedLabel {
  readonly #limit: number;
  readonly #seen = new Set<string>();

  /** @param limit how many different values there may be; what comes after them is `other` */
  constructor(limit: number) {
    this.#limit = limit;
  }

  value(value: string): string {
    if (this.#seen.has(value)) return value;
    if (this.#seen.size >= this.#limit) return OTHER;
    this.#seen.add(value);
    return value;
  }
}
