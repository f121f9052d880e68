import { ConfigError } from '../errors/index.js';
import { type KnownOptions, unknownOptions } from '../options/index.js';
import type { ListenOptions } from './listen-options.js';

const KNOWN: KnownOptions<ListenOptions> = { closeOnSignals: true, surviveRejections: true };

/** @throws ConfigError for what would have no effect, such as the port that Express takes here */
export function checkListenOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null) {
    const message =
      'takes no port and no function: port and host are settings of their own (WECOM_APP_PORT, WECOM_APP_HOST)';
    throw new ConfigError([{ option: 'listen', message }]);
  }
  const problems = unknownOptions(options, KNOWN, 'listen.');
  if (problems.length > 0) throw new ConfigError(problems);
}
