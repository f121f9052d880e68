import { EmulatorError } from '../emulator-error.js';
import type { ConversationEntry, PageConversation } from '../page-api/index.js';
import type { EmulatedApp, World } from '../world/index.js';
import { describeArrivals, describeMessage } from './describe-arrivals.js';
import { matchesPattern, type ReplyPattern } from './reply-pattern.js';

/** How to wait for a message. */
export interface ExpectOptions {
  /** The member who must get it; default anybody. */
  readonly user?: string;
  /** The app, or its agentId, that it must come from; default any app or robot. */
  readonly from?: EmulatedApp | number;
  /**
   * How long to wait, in milliseconds of real time even under an injected clock, which may stand still; default 5000
   * for a message, 50 for none.
   */
  readonly within?: number;
}

interface Arrival {
  readonly entry: ConversationEntry;
  readonly conversation: PageConversation;
}

interface Waiter {
  readonly accepts: (arrival: Arrival) => boolean;
  readonly resolve: (entry: ConversationEntry) => void;
  readonly reject: (error: EmulatorError) => void;
}

/** As many unseen messages as are kept; the oldest go first. */
const CAPACITY = 1000;

/** What apps and robots have sent and no expectation has taken yet. */
export class ReplyInbox {
  readonly #world: World;
  readonly #unseen: Arrival[] = [];
  readonly #waiters = new Set<Waiter>();

  constructor(world: World) {
    this.#world = world;
    world.conversations.listeners.add(({ type, entry, conversation }) => {
      if (type === 'entry' && entry.from === 'app') this.#arrive({ entry, conversation });
    });
  }

  /** The first unseen message that fits, now or within the time; those that do not fit stay unseen. */
  expect(pattern: ReplyPattern | undefined, options: ExpectOptions): Promise<ConversationEntry> {
    const isMeant = this.#filterOf(options);
    const accepts = (arrival: Arrival): boolean => isMeant(arrival) && matchesPattern(arrival.entry, pattern);
    const index = this.#unseen.findIndex(accepts);
    const [there] = index < 0 ? [] : this.#unseen.splice(index, 1);
    if (there !== undefined) return Promise.resolve(there.entry);
    const { within = 5000 } = options;
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
      };
      const waiter: Waiter = {
        accepts,
        resolve: (entry) => {
          finish();
          resolve(entry);
        },
        reject: (error) => {
          finish();
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        const head = `${whatOf(options)} did not come within ${within} ms`;
        const messages = this.#unseen.filter(isMeant).map(({ entry }) => entry);
        const body = describeArrivals(pattern, messages, this.#world.exchanges.all());
        waiter.reject(new EmulatorError('unexpected_reply', `${head}\n${body}`));
      }, within);
      this.#waiters.add(waiter);
    });
  }

  /** Waits, and rejects when there is an unseen message at the end. */
  async expectNone(options: ExpectOptions): Promise<void> {
    const { within = 50 } = options;
    await new Promise((resolve) => setTimeout(resolve, within));
    const messages = this.#unseen.filter(this.#filterOf(options)).map(({ entry }) => entry);
    if (messages.length === 0) return;
    const lines = messages.map((message) => describeMessage(message));
    throw new EmulatorError('unexpected_reply', [`No message was expected, but there is one`, ...lines].join('\n'));
  }

  /** Rejects whoever waits. */
  close(): void {
    const error = new EmulatorError('closed', 'The emulator was closed while a message was expected.');
    for (const waiter of [...this.#waiters]) waiter.reject(error);
  }

  #arrive(arrival: Arrival): void {
    const waiter = [...this.#waiters].find(({ accepts }) => accepts(arrival));
    if (waiter === undefined) this.#unseen.push(arrival);
    else waiter.resolve(arrival.entry);
    if (this.#unseen.length > CAPACITY) this.#unseen.shift();
  }

  #filterOf({ user, from }: ExpectOptions): (arrival: Arrival) => boolean {
    const agentId = typeof from === 'object' ? from.agentId : from;
    return ({ conversation: { userId, chatId, agentId: sender } }) => {
      const group = chatId === undefined ? undefined : this.#world.appChats.get(chatId);
      const isTheirs = userId === undefined ? (group?.userList.some(isUser) ?? true) : isUser(userId);
      return isTheirs && (agentId === undefined || (sender ?? group?.agentId) === agentId);
    };

    function isUser(userId: string): boolean {
      return user === undefined || userId.toLowerCase() === user.toLowerCase();
    }
  }
}

function whatOf({ user, from }: ExpectOptions): string {
  const sender = from === undefined ? '' : ` from app ${typeof from === 'object' ? from.agentId : from}`;
  return `A message${sender}${user === undefined ? '' : ` to ${user}`}`;
}
