import type { WechatyBot } from './wechaty-bot.js';

/** How a Wechaty instance is made. */
export interface BotOptions {
  /** Which Wechaty: the community's, the default, or the one of Juzi, which knows WeCom's codes and tags. */
  readonly library?: 'wechaty' | '@juzi/wechaty';
  /** A puppet's package, e.g. `wechaty-puppet-service`, or a puppet itself; Wechaty's own default unless given. */
  readonly puppet?: string | object;
  /** For a puppet that is named, e.g. `{ token }`. */
  readonly puppetOptions?: Readonly<Record<string, unknown>>;
  /** Where Wechaty keeps the login between runs: `NAME.memory-card.json`. Without one each start needs a scan. */
  readonly name?: string;
}

interface WechatyLibrary {
  readonly WechatyBuilder: { build(options: object): WechatyBot };
}

/** Makes a Wechaty instance of the library that is asked for. @throws when that is not installed */
export async function createBot({ library = 'wechaty', ...options }: BotOptions): Promise<WechatyBot> {
  const { WechatyBuilder } = await load(library);
  return WechatyBuilder.build(options);
}

async function load(library: string): Promise<WechatyLibrary> {
  try {
    return (await import(library)) as WechatyLibrary;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new Error(`The package ${library} cannot be loaded; install it: npm install ${library}`, { cause });
  }
}
