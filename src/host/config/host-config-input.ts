import type { WecomHostOptions } from '../host-options.js';
import type { HostedAppOptions } from '../hosted-app-options.js';

/** Stands for what an environment variable holds. */
export interface EnvReference {
  readonly env: string;
}

/** Settings of which texts and numbers may be kept in the environment; in a text, `${NAME}` does the same. */
type WithReferences<Options> = {
  readonly [Name in keyof Options]: NonNullable<Options[Name]> extends string | number
    ? Options[Name] | EnvReference
    : Options[Name];
};

/** Settings of one app in a config file. */
export interface AppConfigInput extends Omit<WithReferences<HostedAppOptions>, 'type'> {
  /**
   * The kind of app: the name of one that is registered, such as `echo`, or a module that exports `handlers`,
   * `createHandlers` or a default, as `./orders.js` beside the config file or as a package.
   */
  readonly type?: string;
}

/** What a config file holds. */
export interface HostConfigInput extends Omit<WithReferences<WecomHostOptions>, 'apps' | 'clock' | 'environment'> {
  readonly apps: readonly AppConfigInput[];
}

/**
 * For `wecom.config.ts`: nothing but the types.
 *
 * @example
 * export default defineHostConfig({
 *   store: 'sqlite:./data/wecom.db',
 *   apps: [{ name: 'echo', type: 'echo', corpId: 'ww1436e0e65a779aee', agentId: 1000002, … }],
 * });
 */
export function defineHostConfig(config: HostConfigInput): HostConfigInput {
  return config;
}
