import type { HostedApp } from './hosted-app.js';

/** The apps of a host at one moment, found by what a request names. Made anew for each change, never altered. */
export class AppTable {
  /** By name, in the order in which they were given. */
  readonly apps: ReadonlyMap<string, HostedApp>;
  readonly #callbacks = new Map<string, HostedApp[]>();
  readonly #senders = new Map<string, HostedApp>();

  constructor(apps: Iterable<HostedApp> = []) {
    this.apps = new Map([...apps].map((app) => [app.name, app]));
    for (const app of this.apps.values()) {
      for (const each of bothWays(app.config.path)) {
        const there = this.#callbacks.get(each) ?? [];
        there.push(app);
        this.#callbacks.set(each, there);
      }
      const { textSenderPath } = app.definition;
      if (textSenderPath !== undefined) for (const each of bothWays(textSenderPath)) this.#senders.set(each, app);
    }
  }

  /** The apps whose callbacks come to a path; `undefined` when there is none. */
  callbacksAt(path: string): readonly HostedApp[] | undefined {
    return this.#callbacks.get(path);
  }

  /** The app that a text posted to a path is sent by. */
  senderAt(path: string): HostedApp | undefined {
    return this.#senders.get(path);
  }
}

/** A path without a slash at its end, and with one. */
function bothWays(path: string): readonly string[] {
  const bare = path.endsWith('/') ? path.slice(0, -1) : path;
  return bare === '' ? ['/'] : [bare, `${bare}/`];
}
