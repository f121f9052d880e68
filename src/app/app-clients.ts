import { WecomClient, type WecomClientOptions } from '../api/index.js';

/** The clients of one app: one, unless the settings leave it to callbacks to say which app it is. */
export class AppClients {
  readonly #options: WecomClientOptions;
  readonly #clients = new Map<number | undefined, WecomClient>();

  constructor(options: WecomClientOptions) {
    this.#options = options;
  }

  /** Whether messages can be sent. @param agentId the callback's, where the settings have none */
  canSend(agentId: number | undefined): boolean {
    return this.#options.secret !== undefined && (this.#options.agentId ?? agentId) !== undefined;
  }

  /** @throws ConfigError naming the missing setting when the app has no `secret` */
  of(agentId: number | undefined): WecomClient {
    const id = this.#options.agentId ?? agentId;
    const client =
      this.#clients.get(id) ?? new WecomClient({ ...this.#options, ...(id === undefined ? {} : { agentId: id }) });
    this.#clients.set(id, client);
    return client;
  }

  /** Refuses further calls and closes the connections. */
  async close(): Promise<void> {
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    await Promise.all(clients.map((client) => client.close()));
  }
}
