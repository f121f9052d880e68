import type {
  ContactDriver,
  ContactMessage,
  ContactSendResult,
  DriverCapabilities,
  DriverEvent,
  GatewayContact,
} from 'wecom-app-svr/gateway';
import { type BotOptions, createBot } from './create-bot.js';
import { LoginEvents } from './login-events.js';
import { qrCodeText } from './qr-code.js';
import { readContacts } from './read-contacts.js';
import type { WechatyBot } from './wechaty-bot.js';

const TEN_MINUTES = 10 * 60_000;

/** Settings of `WechatyDriver` beside those of the bot. */
export interface WechatyDriverSettings {
  /**
   * Prints the QR code for the terminal; `false` for nowhere. To the standard error output when that is a terminal:
   * whoever scans the code logs in, so it does not belong into a log.
   */
  readonly print?: ((text: string) => void) | false;
  /** How long the contacts that were read are good for, in milliseconds; 10 minutes. */
  readonly cacheTtl?: number;
}

/** A Wechaty instance that is there, or how to make one. */
export type WechatyDriverOptions = WechatyDriverSettings &
  ({ readonly bot: WechatyBot } | (BotOptions & { readonly bot?: never }));

/**
 * The contacts of a personal account through Wechaty, with whatever puppet: scan, six digits and second verification
 * as the puppet asks for them. Messages go out at once, one every 2 to 4 seconds unless the gateway's `pace` says
 * otherwise. A send that Wechaty rejects counts as `unknown`: it does not tell whether the message got through.
 *
 * @example
 * const driver = new WechatyDriver({ library: '@juzi/wechaty', puppet: '@juzi/wechaty-puppet-service', puppetOptions: { token } });
 * expressApp.use('/contacts', customerRouter({ driver, keys, backend }));
 */
export class WechatyDriver implements ContactDriver {
  readonly name = 'Wechaty';
  readonly capabilities: DriverCapabilities = {
    needsLogin: true,
    confirmedByMember: false,
    pace: { min: 2000, max: 4000 },
  };
  readonly #options: WechatyDriverOptions;
  readonly #print: (text: string) => void;
  #bot: WechatyBot | undefined;
  #events: LoginEvents | undefined;
  #lastPrinted = '';
  #isSwitching = false;
  #read: { readonly contacts: Promise<readonly GatewayContact[]>; readonly until: number } | undefined;

  constructor(options: WechatyDriverOptions) {
    this.#options = options;
    this.#print = options.print === undefined ? printToTerminal : options.print || (() => {});
  }

  /** @throws when the library or the puppet cannot be loaded, or the puppet does not start */
  async start(report: (event: DriverEvent) => void): Promise<void> {
    const bot = await this.#theBot();
    let isLoginTold = false;
    this.#events = new LoginEvents(bot, (event) => {
      if (event.type === 'logout' && this.#isSwitching) return;
      if (event.type === 'scan') void this.#show(event.qrCode);
      if (event.type === 'login') this.#read = undefined;
      isLoginTold ||= event.type === 'login';
      report(event);
    });
    try {
      await bot.start();
    } catch (error) {
      this.#events.stop();
      throw error;
    }
    // An instance that was handed over may have logged in long before.
    if (!bot.isLoggedIn || isLoginTold) return;
    const { id } = bot.currentUser;
    isLoginTold = true;
    report({ type: 'login', account: { id, name: bot.currentUser.name() } });
  }

  /** @throws when the account asked for no code, or the library is `wechaty`, which knows none */
  async submitVerifyCode(code: string): Promise<void> {
    const id = this.#events?.verifyCodeId;
    const bot = this.#bot;
    if (bot?.enterVerifyCode === undefined || id === undefined) {
      throw new Error('Nobody asked for a code; only @juzi/wechaty does, with a puppet for WeCom.');
    }
    await bot.enterVerifyCode(id, code);
  }

  async switchAccount(): Promise<void> {
    const bot = await this.#theBot();
    this.#isSwitching = true;
    this.#read = undefined;
    try {
      if (bot.isLoggedIn) await bot.logout();
      // Puppets show a new code when they start; by far not all do so by themselves after a logout.
      await bot.stop();
      await bot.start();
    } finally {
      this.#isSwitching = false;
    }
  }

  async contacts({ refresh = false }: { readonly refresh?: boolean } = {}): Promise<readonly GatewayContact[]> {
    const now = Date.now();
    if (refresh || this.#read === undefined || this.#read.until <= now) {
      const contacts = this.#theBot().then(readContacts);
      const read = { contacts, until: now + (this.#options.cacheTtl ?? TEN_MINUTES) };
      this.#read = read;
      contacts.catch(() => {
        if (this.#read === read) this.#read = undefined;
      });
    }
    return this.#read.contacts;
  }

  async send(contactId: string, { text }: ContactMessage): Promise<ContactSendResult> {
    const bot = await this.#theBot();
    if (!bot.isLoggedIn) return { state: 'failed', code: 'offline', message: 'The account is not logged in.' };
    const contact = await bot.Contact.find({ id: contactId }).catch(() => undefined);
    if (contact === undefined) {
      return { state: 'failed', code: 'unknown_contact', message: `The account has no contact ${contactId}.` };
    }
    const sent = await contact.say(text);
    return { state: 'sent', ...(sent ? { msgId: sent.id } : {}) };
  }

  async stop(): Promise<void> {
    this.#events?.stop();
    this.#read = undefined;
    this.#lastPrinted = '';
    await this.#bot?.stop();
  }

  async #theBot(): Promise<WechatyBot> {
    this.#bot ??= this.#options.bot ?? (await createBot(botOptions(this.#options)));
    return this.#bot;
  }

  /** Some puppets repeat a code every few seconds. */
  async #show(qrCode: string): Promise<void> {
    if (qrCode === '' || qrCode === this.#lastPrinted) return;
    this.#lastPrinted = qrCode;
    this.#print(`${await qrCodeText(qrCode)}\n`);
  }
}

function botOptions({ library, puppet, puppetOptions, name }: Omit<BotOptions, 'bot'>): BotOptions {
  return {
    ...(library === undefined ? {} : { library }),
    ...(puppet === undefined ? {} : { puppet }),
    ...(puppetOptions === undefined ? {} : { puppetOptions }),
    ...(name === undefined ? {} : { name }),
  };
}

function printToTerminal(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(text);
}
