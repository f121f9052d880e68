import type { WecomApp } from '../../app/index.js';
import type { AppTable } from './app-table.js';

/**
 * The apps of a host as they are whenever one looks, for those who keep hold of it. A `Map`, since some ask for one;
 * what is set in it shows nowhere.
 */
export class LiveApps extends Map<string, WecomApp> {
  readonly #table: () => AppTable;

  constructor(table: () => AppTable) {
    super();
    this.#table = table;
  }

  override get size(): number {
    return this.#now.size;
  }

  override get(name: string): WecomApp | undefined {
    return this.#now.get(name);
  }

  override has(name: string): boolean {
    return this.#now.has(name);
  }

  override keys(): MapIterator<string> {
    return this.#now.keys();
  }

  override values(): MapIterator<WecomApp> {
    return this.#now.values();
  }

  override entries(): MapIterator<[string, WecomApp]> {
    return this.#now.entries();
  }

  override forEach(callback: (app: WecomApp, name: string, apps: Map<string, WecomApp>) => void): void {
    for (const [name, app] of this.#now) callback(app, name, this);
  }

  override [Symbol.iterator](): MapIterator<[string, WecomApp]> {
    return this.entries();
  }

  get #now(): ReadonlyMap<string, WecomApp> {
    return this.#table().apps;
  }
}
