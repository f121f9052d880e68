/** Makes its signal when it is first asked for: few handlers ask. */
export class AbortSource {
  #controller: AbortController | undefined;
  #reason: DOMException | undefined;

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** @param name `TimeoutError` or `AbortError`, as the platform names them */
  abort(message: string, name: 'TimeoutError' | 'AbortError'): void {
    if (this.#reason !== undefined) return;
    this.#reason = new DOMException(message, name);
    this.#controller?.abort(this.#reason);
  }
}
