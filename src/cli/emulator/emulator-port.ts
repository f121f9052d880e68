import type { Environment } from '../../options/index.js';
import { usageError } from '../cli-error.js';
import { DEFAULT_EMULATOR_PORT } from '../default-emulator-port.js';

const LOCAL = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::(?<port>\d+))?\/?$/;

/**
 * The port to listen on: the one given, or that which the app's settings already name (`WECOM_APP_API_BASE`), or 5002.
 *
 * @throws CliError when `given` is no port
 */
export function emulatorPort(given: string | undefined, { WECOM_APP_API_BASE: apiBase }: Environment): number {
  if (given === undefined) {
    const named = LOCAL.exec(apiBase ?? '')?.groups?.port;
    return named === undefined ? DEFAULT_EMULATOR_PORT : Number(named);
  }
  if (!/^\d+$/.test(given) || Number(given) > 65_535) throw usageError(`--port ${given}: must be 0 to 65535`);
  return Number(given);
}
