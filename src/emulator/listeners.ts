/** Functions to call when something has happened, in the order they were added. */
export class Listeners<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  /** Whether nobody listens. */
  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  /** @returns a function that takes the listener off again. */
  add(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }
}
