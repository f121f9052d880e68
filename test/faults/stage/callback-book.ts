import type { CallbackExchange, PageConversation } from '../../../src/emulator/index.js';

/** What the driver sends, and what it wants to come of it. */
export interface Callback {
  readonly id: string;
  /** How long its handler takes, in milliseconds. */
  readonly ms: number;
  /** Whether the road it takes can bring the answer; true unless told. */
  readonly isPromised?: boolean;
  /** The row of the table that it belongs to, where a case has several. */
  readonly row?: string;
}

/** What became of all callbacks of one case. */
export interface Counts {
  readonly sent: number;
  /** WeCom got a 200 for it, or it was verified and its handler begun. */
  readonly accepted: number;
  /** Its handler ran to the end. */
  readonly handled: number;
  /** Its handler began more than once. */
  readonly again: number;
  /** The member saw its answer. */
  readonly answered: number;
  /** The member saw its answer more than once. */
  readonly duplicated: number;
  /** Accepted, and not handled, or without the answer that its road promises. */
  readonly lost: number;
}

/** Keeps account of callbacks: those sent, those WeCom got a 200 for, those handled, those whose answer was seen. */
export class CallbackBook {
  readonly #sent = new Map<string, Callback>();
  readonly #acknowledged = new Set<string>();
  /** How WeCom's tries went, in words. */
  readonly #tries = new Map<string, string>();
  readonly #begun = new Map<string, number>();
  readonly #ended = new Map<string, number>();

  /** How many are in the book. */
  get size(): number {
    return this.#sent.size;
  }

  send(callback: Callback): void {
    this.#sent.set(callback.id, callback);
  }

  /** One delivery has ended. */
  delivered(id: string, { state, tries }: Pick<CallbackExchange, 'state' | 'tries'>): void {
    if (state === 'done') this.#acknowledged.add(id);
    this.#tries.set(id, tries.map(({ outcome, durationMs = 0 }) => `${outcome} after ${durationMs} ms`).join(', '));
  }

  /** Reads what the app processes have written down, from the beginning. */
  readJournal(text: string): void {
    this.#begun.clear();
    this.#ended.clear();
    for (const line of text.split('\n')) {
      const [word, id] = line.split(' ');
      const counts = word === 'begin' ? this.#begun : word === 'end' ? this.#ended : undefined;
      if (counts !== undefined && id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }

  /** What there is to say of the callbacks, or of those of one row, given what the members have seen. */
  count(conversations: readonly PageConversation[], row?: string): Counts {
    const seen = seenIn(conversations);
    const callbacks = [...this.#sent.values()].filter((callback) => row === undefined || callback.row === row);
    const accepted = callbacks.filter(({ id }) => this.#acknowledged.has(id) || this.#begun.has(id));
    const isLost = ({ id, isPromised = true }: Callback): boolean =>
      !this.#ended.has(id) || (isPromised && !seen.has(id));
    return {
      sent: callbacks.length,
      accepted: accepted.length,
      handled: callbacks.filter(({ id }) => this.#ended.has(id)).length,
      again: callbacks.filter(({ id }) => (this.#begun.get(id) ?? 0) > 1).length,
      answered: callbacks.filter(({ id }) => seen.has(id)).length,
      duplicated: callbacks.filter(({ id }) => (seen.get(id) ?? 0) > 1).length,
      lost: accepted.filter(isLost).length,
    };
  }

  /** Callbacks that the counts speak of, for whoever looks into a failure. */
  suspects(conversations: readonly PageConversation[]): string[] {
    const seen = seenIn(conversations);
    const describe = ({ id, ms }: Callback): string =>
      `${id} (${ms} ms): begun ${this.#begun.get(id) ?? 0}, ended ${this.#ended.get(id) ?? 0}, ` +
      `seen ${seen.get(id) ?? 0}; tries: ${this.#tries.get(id) ?? 'under way'}`;
    return [...this.#sent.values()]
      .filter(({ id, isPromised = true }) => !this.#ended.has(id) || (seen.get(id) ?? 0) !== (isPromised ? 1 : 0))
      .map(describe);
  }
}

/**
 * How often the members saw each answer. The same answer to two tries of one callback is one: of the tries, WeCom takes
 * one.
 */
function seenIn(conversations: readonly PageConversation[]): Map<string, number> {
  const passive = new Set<string>();
  const seen = new Map<string, number>();
  for (const { from, road, content } of conversations.flatMap(({ entries }) => entries)) {
    const id = from === 'app' && typeof content.content === 'string' ? content.content.replace(/^answer /, '') : '';
    if (id === '' || (road === 'passive' && passive.has(id))) continue;
    if (road === 'passive') passive.add(id);
    seen.set(id, (seen.get(id) ?? 0) + 1);
  }
  return seen;
}
