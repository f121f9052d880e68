import { EmulatorError } from '../emulator-error.js';
import type { AppOptions, EmulatedApp } from './app.js';
import { ROOT_DEPARTMENT } from './department.js';
import { opaqueId } from './ids.js';

const FIRST_AGENT_ID = 1_000_002;

/** The company's apps and the contacts-sync assistant. */
export class AppStore {
  readonly #corpId: string;
  readonly #apps = new Map<number, EmulatedApp>();
  /** Its secret is the contacts-sync secret (通讯录同步). */
  readonly contacts: EmulatedApp;

  constructor(corpId: string) {
    this.#corpId = corpId;
    this.contacts = this.#build('contacts', 0, { name: '通讯录同步' });
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
    const app = this.#build('app', agentId, options);
    this.#apps.set(agentId, app);
    return app;
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

  #build(kind: EmulatedApp['kind'], agentId: number, options: AppOptions): EmulatedApp {
    const { visibleUsers, visibleParties, visibleTags } = options;
    const unrestricted = visibleUsers === undefined && visibleParties === undefined && visibleTags === undefined;
    return {
      kind,
      corpId: this.#corpId,
      agentId,
      secret: options.secret ?? opaqueId(43),
      name: options.name ?? `App ${agentId}`,
      description: options.description ?? '',
      enabled: true,
      trustedIps: options.trustedIps,
      visibleUsers: visibleUsers ?? [],
      visibleParties: visibleParties ?? (unrestricted ? [ROOT_DEPARTMENT] : []),
      visibleTags: visibleTags ?? [],
      customerContact: options.customerContact ?? true,
      sensitiveFields: options.sensitiveFields ?? false,
      miniPrograms: options.miniPrograms,
      hasCallback: options.hasCallback ?? true,
      redirectDomain: options.redirectDomain ?? '',
      homeUrl: options.homeUrl ?? '',
      logoMediaId: undefined,
      reportLocationFlag: 0,
      isReportEnter: 0,
      menu: undefined,
    };
  }
}
