import { sleep } from '../../clock/index.js';
import type { CallbackExchange, DeliveryOptions, DeliveryTry } from '../page-api/index.js';
import { opaqueId, type World } from '../world/index.js';
import { openAnswer, type PassiveAnswer, readReply } from './answer/index.js';
import type { Callback } from './callback.js';
import { type HttpAnswered, type HttpUnanswered, httpTry } from './http-try.js';
import { indentXml } from './indent-xml.js';
import { breakSignature, type SealedRequest, sealCallback, signedUrl } from './seal-callback.js';
import { toCurl } from './to-curl.js';

/** WeCom cuts the connection off after 5 seconds. */
const LIMIT = 5000;

/**
 * Without an answer WeCom sends the same at once again, "three times in all". That can also be read as the first and
 * three more; the emulator makes three.
 */
const MAX_TRIES = 3;

/** So many times one callback may be sent at once. */
const MAX_TIMES = 20;

/** So many callbacks can be sent again, the latest. */
const MAX_LETTERS = 1000;

/** A delivery under way. */
export interface Dispatch {
  readonly exchangeId: string;
  /** Resolves when the delivery has ended, well or not; rejects only when a listener has a bug. */
  readonly done: Promise<CallbackExchange>;
}

export interface CourierOptions {
  readonly world: World;
  /** Ends what is under way when the emulator is closed. */
  readonly closed: AbortSignal;
  /** Shows a reply to the member; answers what should be known of that. */
  readonly show: (callback: Callback, exchangeId: string, reply: PassiveAnswer) => readonly string[];
}

interface Letter {
  readonly callback: Callback;
  readonly sealed: SealedRequest;
}

/** Takes callbacks to the apps: encrypted, signed, with WeCom's time limit and tries, and reads the answers. */
export class Courier {
  readonly #world: World;
  readonly #closed: AbortSignal;
  readonly #show: CourierOptions['show'];
  /** What was sent, to be sent again. */
  readonly #letters = new Map<string, Letter>();

  constructor({ world, closed, show }: CourierOptions) {
    this.#world = world;
    this.#closed = closed;
    this.#show = show;
  }

  /** Sends a callback to the app's URL, which must be there. */
  send(callback: Callback, delivery: DeliveryOptions = {}): Dispatch {
    return this.#dispatch({ callback, sealed: sealCallback(callback, this.#world.clock.now()) }, delivery);
  }

  /** Sends once more what was sent, as it was: the same query and body. `undefined` when it is no longer known. */
  replay(exchangeId: string, delivery: DeliveryOptions = {}): Dispatch | undefined {
    const letter = this.#letters.get(exchangeId);
    return letter === undefined ? undefined : this.#dispatch(letter, delivery);
  }

  #dispatch({ callback, sealed }: Letter, delivery: DeliveryOptions): Dispatch {
    const letter = { callback, sealed: delivery.breakSignature === true ? breakSignature(sealed) : sealed };
    const times = Math.min(Math.max(1, delivery.times ?? 1), MAX_TIMES);
    const exchanges = Array.from({ length: times }, () => this.#open(letter));
    const [first] = exchanges as [CallbackExchange];
    // Deliveries begin at once and not in a later turn, so that a test may move its clock right after sending.
    const deliveries = exchanges.map((exchange) => this.#deliver(exchange, letter, delivery.delayMs ?? 0));
    const done = Promise.all(deliveries).then(([ended = first]) => ended);
    return { exchangeId: first.id, done };
  }

  #open(letter: Letter): CallbackExchange {
    const { callback, sealed } = letter;
    const { msgSignature, timestamp, nonce, body } = sealed;
    const url = signedUrl(callback.app.callback.url ?? '', sealed);
    const exchange: CallbackExchange = {
      kind: 'callback',
      id: opaqueId(12),
      at: this.#world.clock.now(),
      agentId: callback.app.agentId,
      userId: callback.userId,
      title: callback.title,
      request: { method: 'POST', url, msgSignature, timestamp, nonce, body, xml: indentXml(callback.xml) },
      tries: [],
      state: 'running',
      warnings: callback.warnings,
      curl: toCurl('POST', url, body),
    };
    this.#letters.set(exchange.id, letter);
    if (this.#letters.size > MAX_LETTERS) this.#letters.delete(this.#letters.keys().next().value ?? '');
    return this.#world.exchanges.put(exchange);
  }

  async #deliver(opened: CallbackExchange, letter: Letter, delayMs: number): Promise<CallbackExchange> {
    const { clock, exchanges } = this.#world;
    let exchange = opened;
    if (delayMs > 0) await sleep(clock, delayMs, this.#closed).catch(() => undefined);
    for (let number = 1; number <= MAX_TRIES && !this.#closed.aborted; number += 1) {
      const begun: DeliveryTry = { number, at: clock.now(), outcome: 'running' };
      const { tries } = exchange;
      exchange = exchanges.put({ ...exchange, tries: [...tries, begun] });
      // The repeat is the same request to the letter. Whether WeCom signs it anew is not documented.
      const { url, body } = exchange.request;
      const headers = { 'Content-Type': 'text/xml' };
      const got = await httpTry({ method: 'POST', url, headers, body, limit: LIMIT, clock, closed: this.#closed });
      exchange = exchanges.put({ ...exchange, tries: [...tries, { ...begun, ...resultOf(got) }] });
      if (got.kind === 'answered' && got.status === 200) return exchanges.put(this.#read(exchange, got, letter));
    }
    return exchanges.put({ ...exchange, state: 'failed' });
  }

  #read(exchange: CallbackExchange, { status, body }: HttpAnswered, { callback }: Letter): CallbackExchange {
    const { warnings, xml, ...opened } = openAnswer(body, callback.app);
    const plain = xml === undefined ? {} : { xml: indentXml(xml) };
    const answer = { status, body, ...opened, ...plain };
    const known = [...exchange.warnings, ...warnings];
    if (opened.kind !== 'reply' || xml === undefined) return { ...exchange, answer, state: 'done', warnings: known };
    const { reply, problem, warnings: more } = readReply(xml, callback.xml, this.#world);
    const shown = reply === undefined ? [] : this.#show(callback, exchange.id, reply);
    const verdict = problem === undefined ? {} : ({ kind: 'refused', problem } as const);
    return { ...exchange, answer: { ...answer, ...verdict }, state: 'done', warnings: [...known, ...more, ...shown] };
  }
}

/**
 * Of the documentation's pages 90238 and 99399 repeat after any status but 200, and 90930 only after a cut-off or a
 * failed connection. The emulator does the former, so that an app is seen to bear it.
 */
function resultOf(got: HttpAnswered | HttpUnanswered): Omit<DeliveryTry, 'number' | 'at'> {
  const { durationMs } = got;
  if (got.kind !== 'answered') {
    return { durationMs, outcome: got.kind === 'timeout' ? 'timeout' : 'connection_failed', problem: got.problem };
  }
  const { status } = got;
  if (status === 200) return { durationMs, status, outcome: 'answered' };
  return { durationMs, status, outcome: 'bad_status', problem: describeStatus(got) };
}

function describeStatus({ status, headers, body }: HttpAnswered): string {
  const { location } = headers;
  if (typeof location === 'string') return `status ${status}, a redirect to ${location}, which WeCom does not follow`;
  const reason = /^\s*</.test(body) ? '' : body.trim().slice(0, 200);
  return reason === '' ? `status ${status}` : `status ${status}: ${reason}`;
}
