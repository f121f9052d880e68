import type { Event, Incoming, Message } from '../message/index.js';
import type { Handler } from './handler.js';
import { describeSelector, type Selector } from './selector.js';
import { wireNames } from './wire-names.js';

/** A handler as registered. What it takes is decided by the registry, which hands it nothing else. */
export interface HandlerEntry {
  /** How logs and errors name it, e.g. `Bot.order` or `onText('help')`. */
  readonly name: string;
  readonly handle: Handler<never>;
}

/** The handler chosen for a callback. */
export interface Chosen {
  readonly entry: HandlerEntry;
  readonly match: RegExpExecArray | undefined;
}

interface PatternEntry {
  readonly pattern: RegExp;
  readonly entry: HandlerEntry;
}

type Choices = Map<string, Chosen>;

/**
 * Chooses one handler for a callback: exact before pattern before type before general before unhandled; within a rank
 * the first one registered.
 */
export class HandlerRegistry {
  readonly #exact: Choices = new Map();
  readonly #patterns = new Map<string, PatternEntry[]>();
  readonly #byType: Choices = new Map();
  #anyMessage: Chosen | undefined;
  #anyEvent: Chosen | undefined;
  #unhandled: Chosen | undefined;

  /** Registers a handler. Only `any-message` and `any-event` replace what was there. */
  add(selector: Selector, handle: Handler<never>, name = describeSelector(selector)): void {
    if (typeof handle !== 'function') throw new TypeError(`${name} needs a handler function`);
    const chosen: Chosen = { entry: { name, handle }, match: undefined };
    switch (selector.kind) {
      case 'text':
        this.#addKeyed('text', selector.pattern, chosen);
        break;
      case 'message':
        setOnce(this.#byType, selector.msgType, chosen);
        break;
      case 'event':
        if (selector.key === undefined) setOnce(this.#byType, eventType(selector.event), chosen);
        else this.#addKeyed(eventType(selector.event), selector.key, chosen);
        break;
      case 'change':
        setOnce(this.#exact, exactKey(changeType(selector.event), selector.changeType), chosen);
        break;
      case 'any-message':
        this.#anyMessage = chosen;
        break;
      case 'any-event':
        this.#anyEvent = chosen;
        break;
      case 'unhandled':
        this.#unhandled ??= chosen;
        break;
    }
  }

  /** The handler for a message or event, if any takes it. */
  choose(incoming: Incoming): Chosen | undefined {
    return incoming.msgType === 'event' ? this.#chooseForEvent(incoming) : this.#chooseForMessage(incoming);
  }

  #chooseForMessage(message: Message): Chosen | undefined {
    const keyed = message.msgType === 'text' ? this.#chooseKeyed('text', message.content) : undefined;
    return keyed ?? this.#byTypeOf(message.msgType, wireNames(message).type) ?? this.#anyMessage ?? this.#unhandled;
  }

  #chooseForEvent(event: Event): Chosen | undefined {
    const names = wireNames(event);
    const type = eventType(names.type);
    const changed =
      names.changeType === undefined ? undefined : this.#exact.get(exactKey(changeType(names.type), names.changeType));
    const keyed = changed ?? (names.key === undefined ? undefined : this.#chooseKeyed(type, names.key));
    return keyed ?? this.#byTypeOf(eventType(event.event), type) ?? this.#anyEvent;
  }

  /** An unknown type is found by its own name first, then as `unknown`. */
  #byTypeOf(type: string, wireType: string): Chosen | undefined {
    return this.#byType.get(wireType) ?? (type === wireType ? undefined : this.#byType.get(type));
  }

  #addKeyed(type: string, key: string | RegExp, chosen: Chosen): void {
    if (typeof key === 'string') {
      setOnce(this.#exact, exactKey(type, key), chosen);
      return;
    }
    const patterns = this.#patterns.get(type) ?? [];
    patterns.push({ pattern: key, entry: chosen.entry });
    this.#patterns.set(type, patterns);
  }

  #chooseKeyed(type: string, key: string): Chosen | undefined {
    const exact = this.#exact.size === 0 ? undefined : this.#exact.get(exactKey(type, key));
    if (exact !== undefined) return exact;
    for (const { pattern, entry } of this.#patterns.get(type) ?? NONE) {
      // A pattern with the flag g or y would go on where its last match ended.
      if (pattern.global || pattern.sticky) pattern.lastIndex = 0;
      const match = pattern.exec(key);
      if (match !== null) return { entry, match };
    }
    return undefined;
  }
}

const NONE: readonly PatternEntry[] = [];

/** Event names live in a space of their own: there is an event `LOCATION` and a message type `location`. */
function eventType(event: string): string {
  return `event ${event}`;
}

function changeType(event: string): string {
  return `change ${event}`;
}

function exactKey(type: string, key: string): string {
  return `${type}\n${key}`;
}

function setOnce(choices: Choices, key: string, chosen: Chosen): void {
  if (!choices.has(key)) choices.set(key, chosen);
}
