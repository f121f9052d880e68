import { systemClock } from '../../clock/index.js';
import { type Callback, Courier } from '../../emulator/callback/index.js';
import { AdminConsole } from '../../emulator/console/index.js';
import type { CallbackExchange, VerificationReport } from '../../emulator/page-api/index.js';
import { DEFAULT_LIMITS, type EmulatedApp, ExchangeStore, settleCorp, World } from '../../emulator/world/index.js';
import type { AppConfig } from '../../options/index.js';
import { acceptForeignMedia } from './accept-foreign-media.js';

/** The part of WeCom that talks to one callback URL, for the length of one command; it serves nothing itself. */
export class Stage {
  readonly app: EmulatedApp;
  readonly #world: World;
  readonly #courier: Courier;

  /** @param config the settings that the app behind the URL should have */
  constructor({ corpId, token, encodingAESKey, agentId }: AppConfig) {
    const exchanges = new ExchangeStore();
    // Nothing ends it early: it lives until its answer is there, or the process ends.
    const closed = new AbortController().signal;
    const adminConsole = new AdminConsole({ clock: systemClock, exchanges, closed });
    this.#world = new World({
      clock: systemClock,
      corp: settleCorp({ corpId }),
      limits: DEFAULT_LIMITS,
      strict: false,
      origin: 'http://127.0.0.1',
      exchanges,
      save: (app, url) => adminConsole.save(app, url),
    });
    this.app = this.#world.apps.create({
      token,
      encodingAESKey,
      ...(agentId === undefined ? {} : { agentId }),
    });
    this.#courier = new Courier({ world: this.#world, closed, show: () => [] });
  }

  /** Does the admin console's *save* (保存) of a callback URL. */
  verify(url: string): Promise<VerificationReport> {
    return this.app.connect(url);
  }

  /** Delivers a callback as WeCom does, within 5 seconds a try and three tries. */
  async deliver(callback: Callback, url: string): Promise<CallbackExchange> {
    this.app.callback.url = url;
    return acceptForeignMedia(await this.#courier.send(callback).done, callback, this.#world);
  }
}
