import type { Observer } from '../../observe/index.js';
import type { AppConfig, WecomAppOptions } from '../../options/index.js';
import type { StoreBackend } from '../../store/index.js';
import type { HostConfig } from '../host-options.js';
import type { HostedAppOptions } from '../hosted-app-options.js';
import { appEnvironment } from './app-environment.js';

/** Says where an option of the app with this index was set, e.g. `apps[1].token`. */
export type OptionPlace = (index: number, option: string) => string;

/** What a host gives to each of its apps. */
export interface SharedParts {
  readonly config: Pick<
    HostConfig,
    'logger' | 'clock' | 'environment' | 'trustProxy' | 'failureLimit' | 'observer' | 'tracer'
  >;
  /** A setting instead of what it opens, where apps are only checked. */
  readonly store: string | StoreBackend;
}

/** An app of a host before it is made: its settings as they were given, and the same complete and checked. */
export interface AppEntry {
  readonly name: string;
  /** With the name. */
  readonly definition: HostedAppOptions;
  readonly config: AppConfig;
}

/** The settings of an app by itself: its own, with those of the host. @param observers hear of this app */
export function appOptions(
  definition: HostedAppOptions,
  { config, store }: SharedParts,
  observer?: Observer,
): WecomAppOptions {
  const { name, handlers, type, options, textSenderPath, ...own } = definition;
  const tracer = own.tracer ?? config.tracer;
  return {
    failureLimit: config.failureLimit,
    ...own,
    ...(observer === undefined ? {} : { observer }),
    ...(tracer === undefined ? {} : { tracer }),
    store,
    trustProxy: config.trustProxy,
    logger: name === undefined ? config.logger : config.logger.child({ app: name }),
    clock: config.clock,
    environment: appEnvironment(config.environment),
  };
}
