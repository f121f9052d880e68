import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { loadPeer } from '../../store/index.js';

/** What a module exports, by name. */
export type ModuleExports = Readonly<Record<string, unknown>>;

const loaded = new Map<string, { readonly version: string; readonly exports: ModuleExports }>();
let imports = 0;

/**
 * Imports a module as its file is now: one that has not changed is the same as before. What it imports itself is not
 * looked at, except that TypeScript is loaded anew with all that belongs to it.
 */
export async function importFile(path: string): Promise<ModuleExports> {
  const { mtimeMs, size, ino } = statSync(path);
  const version = `${mtimeMs}-${size}-${ino}`;
  const known = loaded.get(path);
  if (known?.version === version) return known.exports;
  const exports = await importAnew(path);
  loaded.set(path, { version, exports });
  return exports;
}

/** Imports a module and, where it is TypeScript, what belongs to it, whether they have changed or not. */
export async function importAnew(path: string): Promise<ModuleExports> {
  if (!/\.[cm]?tsx?$/.test(path)) {
    imports += 1;
    return import(`${pathToFileURL(path).href}?import=${imports}`);
  }
  const { createJiti } = loadPeer<typeof import('jiti')>('jiti', 'type');
  return createJiti(import.meta.url, { moduleCache: false, fsCache: false, interopDefault: false }).import(path);
}
