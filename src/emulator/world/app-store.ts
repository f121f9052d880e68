import { EmulatorError } from '../emulator-error.js';
import { type AppPlatform, EmulatedApp } from './app.js';
import type { AppOptions } from './app-options.js';

const FIRST_AGENT_ID = 1_000_002;

/** The company's apps and the contacts-sync assistant. */
export class AppStore {
  readonly #platform: AppPlatform;
  readonly #apps = new Map<number, EmulatedApp>();
  /** Its secret is the contacts-sync secret (通讯录同步). */
  readonly contacts: EmulatedApp;

  constructor(platform: AppPlatform) {
    this.#platform = platform;
    this.contacts = new EmulatedApp('contacts', 0, { name: '通讯录同步' }, platform);
  }

  create(options: AppOptions): EmulatedApp {
    const agentId = options.agentId ?? this.#nextAgentId();
    if (this.#apps.has(agentId)) {
      throw new EmulatorError(
        'duplicate',
        `There is an app with agentId ${agentId} already; leave agentId out to get a free one.`,
      );
    }
    if (options.secret !== undefined && this.bySecret(options.secret) !== undefined) {
      throw new EmulatorError(
        'duplicate',
        'Another app has this secret; the server tells apps apart by their secrets.',
      );
    }
    const app = new EmulatedApp('app', agentId, options, this.#platform);
    this.#apps.set(agentId, app);
    return app;
  }

  /** In the order they were created, without the contacts-sync assistant. */
  all(): EmulatedApp[] {
    return [...this.#apps.values()];
  }

  byAgentId(agentId: number): EmulatedApp | undefined {
    return this.#apps.get(agentId);
  }

  bySecret(secret: string): EmulatedApp | undefined {
    if (secret === this.contacts.secret) return this.contacts;
    for (const app of this.#apps.values()) if (app.secret === secret) return app;
    return undefined;
  }

  #nextAgentId(): number {
    let agentId = FIRST_AGENT_ID;
    while (this.#apps.has(agentId)) agentId += 1;
    return agentId;
  }
}
