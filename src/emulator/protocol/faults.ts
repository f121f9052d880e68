import { EmulatorError } from '../emulator-error.js';
import type { World } from '../world/index.js';
import { normaliseCallName } from './call-name.js';

/** An HTTP answer that does not come from the API, e.g. a gateway's error page. */
export interface RawAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export type Outcome =
  | { readonly kind: 'fail'; readonly errCode: number; readonly text: string | undefined }
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'answer'; readonly answer: RawAnswer };

/** Scripted faults. Those for the same call take effect in the order they were scripted, one per call. */
export class Faults {
  readonly #world: World;
  readonly #known: ReadonlySet<string>;
  readonly #outcomes = new Map<string, Outcome[]>();
  readonly #delays = new Map<string, number[]>();
  #callerIp: string | undefined;

  /** @param known the names of all calls, so that a misspelt one is refused */
  constructor(world: World, known: ReadonlySet<string>) {
    this.#world = world;
    this.#known = known;
  }

  /** Ends the lifetime of every token, or of one app's: 42001 until the app fetches another. */
  expireToken(agentId?: number): void {
    const { apps, tokens, clock } = this.#world;
    const app = agentId === undefined ? undefined : apps.byAgentId(agentId);
    if (agentId !== undefined && app === undefined) {
      throw new EmulatorError('unknown_reference', `There is no app with agentId ${agentId}.`);
    }
    tokens.expire(clock.now(), app);
  }

  /** Withdraws every token, or the one given, before its time: 40014 until the app fetches another. */
  voidToken(token?: string): void {
    this.#world.tokens.void(token);
  }

  /**
   * Answers `errCode` to the next calls without doing anything.
   *
   * @param path e.g. `message/send`, with or without `/cgi-bin/`
   * @param errCode any errcode; 0 makes a call that does nothing look fine
   * @param text the start of `errmsg`; default WeCom's text for the errcode
   */
  failNext(path: string, errCode: number, times = 1, text?: string): void {
    this.#script(path, { kind: 'fail', errCode, text }, times);
  }

  /** Lets the next calls wait `milliseconds` of the emulator's clock before anything else happens. */
  delayNext(path: string, milliseconds: number, times = 1): void {
    push(this.#delays, this.#name(path), milliseconds, times);
  }

  /**
   * Destroys the connection of the next calls.
   *
   * @param when `before` (default) they are handled, or `after`: then they take effect but nobody hears of it
   */
  dropNext(path: string, times = 1, when: 'before' | 'after' = 'before'): void {
    this.#script(path, { kind: 'drop', when }, times);
  }

  /** Answers the next calls with something that is not the API's: another status, HTML, half a JSON. */
  answerNext(path: string, answer: RawAnswer, times = 1): void {
    this.#script(path, { kind: 'answer', answer }, times);
  }

  /** Makes every call seem to come from `ip`; without an argument, from where it does come. */
  callerIp(ip?: string): void {
    this.#callerIp = ip;
  }

  /** Takes back every fault that has not happened yet. */
  clear(): void {
    this.#outcomes.clear();
    this.#delays.clear();
    this.#callerIp = undefined;
  }

  /** For the server: where a call seems to come from. */
  seenIp(actual: string): string {
    return this.#callerIp ?? actual;
  }

  /** For the server: what shall go wrong with this call. */
  take(name: string): { readonly delay: number; readonly outcome: Outcome | undefined } {
    return { delay: this.#delays.get(name)?.shift() ?? 0, outcome: this.#outcomes.get(name)?.shift() };
  }

  #script(path: string, outcome: Outcome, times: number): void {
    push(this.#outcomes, this.#name(path), outcome, times);
  }

  #name(path: string): string {
    const name = normaliseCallName(path);
    if (this.#known.has(name)) return name;
    throw new EmulatorError(
      'unknown_call',
      `The emulated server has no call "${path}", so this fault would never happen.`,
    );
  }
}

function push<T>(queues: Map<string, T[]>, name: string, item: T, times: number): void {
  const queue = queues.get(name) ?? [];
  queues.set(name, [...queue, ...Array.from({ length: times }, () => item)]);
}
