import { createRequire } from 'node:module';
import { ConfigError } from '../errors/index.js';

const load = createRequire(import.meta.url);

/**
 * Loads an optional peer dependency when it is first needed, so that nobody installs what they do not use.
 * @param hint the option, or the thing, that needs the package: `store`, `metrics`
 * @param variable the environment variable of that option
 * @throws ConfigError when the package is not installed, or not for this machine
 */
export function loadPeer<Exports>(name: string, hint: string, variable?: string): Exports {
  try {
    return load(name) as Exports;
  } catch (error) {
    const setting = variable === undefined ? { option: hint } : { option: hint, variable };
    throw new ConfigError([{ ...setting, message: describe(name, error) }], { cause: error });
  }
}

function describe(name: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'MODULE_NOT_FOUND' && message.includes(`'${name}'`)
    ? `needs the package ${name}: npm install ${name}`
    : `needs the package ${name}, which is installed but cannot be loaded; install it again on this machine, with its optional dependencies: npm install ${name}`;
}
