import { isDeepStrictEqual } from 'node:util';
import { WecomError } from '../../errors/index.js';
import type { HostedAppOptions } from '../hosted-app-options.js';
import type { AppEntry, OptionPlace } from './app-parts.js';
import { AppTable } from './app-table.js';
import type { HostChanges } from './host-changes.js';
import type { HostedApp } from './hosted-app.js';
import { makeHostedApp } from './make-hosted-app.js';
import type { RegistryOptions } from './registry-options.js';
import { resolveApps } from './resolve-apps.js';

/** How long callbacks under way may take on an app that has been changed or removed, in milliseconds. */
const RETIRE_GRACE = 60_000;

/**
 * The apps of a host, which come, change and go while it runs. A change counts for all apps at once or not at all; an
 * app that stays as it was is not touched.
 */
export class AppRegistry {
  readonly #options: RegistryOptions;
  readonly #detach = new Map<HostedApp, () => void>();
  readonly #retiring = new Set<HostedApp>();
  #table = new AppTable();
  #isStarted = false;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  get table(): AppTable {
    return this.#table;
  }

  /** The settings of the apps, with their names. */
  get definitions(): readonly HostedAppOptions[] {
    return [...this.#table.apps.values()].map(({ definition }) => definition);
  }

  /**
   * Makes these the apps. Callbacks under way finish on the app that took them, and their further tries are answered
   * by it.
   *
   * @throws ConfigError naming every setting that is missing or wrong; all stays as it was
   */
  update(definitions: readonly HostedAppOptions[], place: OptionPlace): HostChanges {
    const entries = resolveApps(definitions, this.#options.shared, place);
    const before = this.#table.apps;
    const next = this.#make(entries, place);
    this.#table = new AppTable(next);
    const names = (apps: Iterable<HostedApp>): string[] => Array.from(apps, ({ name }) => name);
    const gone = [...before.values()].filter(({ name }) => !this.#table.apps.has(name));
    const fresh = next.filter((app) => before.get(app.name) !== app);
    const changed = fresh.filter(({ name }) => before.has(name));
    for (const app of fresh) this.#replace(before.get(app.name), app);
    for (const app of gone) this.#retire(app);
    return {
      added: names(fresh.filter((app) => !changed.includes(app))),
      changed: names(changed),
      removed: names(gone),
    };
  }

  /** From now on the apps do what earlier processes have left, those that come later at once. */
  start(): void {
    this.#isStarted = true;
    for (const app of this.#table.apps.values()) app.start();
  }

  /** Finishes what can be finished within `grace` milliseconds. */
  async close(grace: number): Promise<void> {
    const apps = [...this.#table.apps.values(), ...this.#retiring];
    for (const detach of this.#detach.values()) detach();
    this.#detach.clear();
    await Promise.all(apps.map((app) => app.retire(grace)));
  }

  #make(entries: readonly AppEntry[], place: OptionPlace): readonly HostedApp[] {
    const made: HostedApp[] = [];
    try {
      return entries.map((entry, index) => {
        const present = this.#table.apps.get(entry.name);
        if (present !== undefined && isDeepStrictEqual(present.definition, entry.definition)) return present;
        const app = makeHostedApp(entry, this.#options, (option) => place(index, option));
        made.push(app);
        return app;
      });
    } catch (error) {
      for (const app of made) void app.retire(0);
      throw error;
    }
  }

  #replace(before: HostedApp | undefined, app: HostedApp): void {
    if (before !== undefined) {
      app.takeOver(before);
      this.#retire(before);
    }
    this.#detach.set(app, this.#attach(app));
    if (this.#isStarted) app.start();
  }

  #retire(app: HostedApp): void {
    const { logger } = this.#options.shared.config;
    this.#detach.get(app)?.();
    this.#detach.delete(app);
    this.#retiring.add(app);
    app
      .retire(RETIRE_GRACE)
      .catch((error: unknown) => logger.error({ app: app.name, err: error }, 'an app could not be let go'))
      .finally(() => this.#retiring.delete(app));
  }

  /** Shows an app in health and metrics. Answers how to undo it. */
  #attach(app: HostedApp): () => void {
    const { health, metrics } = this.#options;
    const isReady = async (): Promise<void> => {
      const { ready, reason } = await app.health.report();
      if (!ready) throw new WecomError('not_ready', reason ?? 'not ready');
    };
    const undo = [health.add(`app ${app.name}`, isReady), metrics?.watchOutbox(() => app.outboxStats(), app.name)];
    return () => {
      for (const each of undo) each?.();
    };
  }
}
