import type { Logger } from '../logger/index.js';
import type { AppTable } from './registry/index.js';

/** Tells where apps are reached. @param base the address of the host, as the world knows it, without a slash */
export function logApps({ apps }: AppTable, names: readonly string[], base: string, logger: Logger): void {
  for (const name of names) {
    const app = apps.get(name);
    if (app === undefined) continue;
    const { textSenderPath } = app.definition;
    const sender = textSenderPath === undefined ? {} : { textSenderUrl: base + textSenderPath };
    logger.info({ app: name, callbackUrl: base + app.config.path, ...sender }, 'listening for callbacks');
  }
}
