import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ConfigError } from '../../errors/index.js';
import { loadPeer } from '../../store/index.js';
import { type AppHandlers, appTypeNames } from '../types/index.js';
import { importFile, type ModuleExports } from './import-file.js';

/** The handlers that a module exports, and its file. */
export interface ImportedHandlers {
  readonly handlers: AppHandlers;
  readonly file: string;
}

const ENDINGS = ['', '.ts', '.mts', '.js', '.mjs', '.cjs'];

/**
 * Imports the handlers that a `type` names: a path that begins with `./`, `../` or `/`, or a package.
 *
 * @param folder that of the config file
 * @throws ConfigError when there is none, or it exports no handlers; and whatever it throws itself
 */
export async function importHandlers(type: string, folder: string): Promise<ImportedHandlers> {
  if (/^[a-z]+:/i.test(type)) throw unusable(`is a file or a package, not an address: ${type}`);
  const file = isPath(type) ? findFile(resolve(folder, type)) : findPackage(type, folder);
  if (file === undefined) {
    const names = appTypeNames().join(', ');
    throw unusable(isPath(type) ? `is no file that is there: ${type}` : `is neither a type (${names}) nor a package`);
  }
  const handlers = handlersOf(await importFile(file));
  if (handlers === undefined) throw unusable(`names a module without createHandlers, handlers or a default: ${type}`);
  return { handlers, file };
}

function unusable(message: string): ConfigError {
  return new ConfigError([{ option: 'type', message }]);
}

function isPath(type: string): boolean {
  return /^\.{1,2}[/\\]/.test(type) || isAbsolute(type);
}

/** As TypeScript has it, `./orders.js` may be `./orders.ts`. */
function findFile(path: string): string | undefined {
  const candidates = [...ENDINGS.map((ending) => path + ending), path.replace(/\.([cm]?)js$/, '.$1ts')];
  return candidates.find((candidate) => existsSync(candidate));
}

/** As `import` would find it from the folder; `require` does not see packages that are for `import` alone. */
function findPackage(name: string, folder: string): string | undefined {
  const { createJiti } = loadPeer<typeof import('jiti')>('jiti', 'type');
  const parentURL = pathToFileURL(`${folder}/`).href;
  const url = createJiti(import.meta.url).esmResolve(name, { parentURL, try: true });
  return url?.startsWith('file:') ? fileURLToPath(url) : undefined;
}

function handlersOf({ createHandlers, handlers, default: ofDefault }: ModuleExports): AppHandlers | undefined {
  return [createHandlers, handlers, ofDefault].find(isHandlers);
}

function isHandlers(value: unknown): value is AppHandlers {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}
