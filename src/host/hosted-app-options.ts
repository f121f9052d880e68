import type { WecomAppOptions } from '../options/index.js';
import type { AppHandlers, AppTypeOptions } from './types/index.js';

/** Settings that a host has once, for all its apps. */
type SharedOption =
  | 'host'
  | 'port'
  | 'store'
  | 'trustProxy'
  | 'maxConnections'
  | 'metricsPort'
  | 'metricsHost'
  | 'logger'
  | 'clock'
  | 'environment';

/**
 * Settings of one app of a `WecomHost`. Who the app is (corpId, agentId, secret, token, encodingAESKey, path, the
 * previous token and key) must be given here; of the environment's variables only those that say how apps work are
 * taken, for all apps alike.
 */
export interface HostedAppOptions extends Omit<WecomAppOptions, SharedOption> {
  /**
   * Tells the app apart in the log, in metrics and under `/readyz/NAME`: 1 to 64 letters, digits, `.`, `_` or `-`; the
   * corpId and the agentId. Where the app keeps its things in the store does not depend on it.
   */
  readonly name?: string;
  /** What the app answers. An app without any only sends. */
  readonly handlers?: AppHandlers;
  /** In place of `handlers`: a kind of app by its name, such as `echo`; see `registerAppType`. */
  readonly type?: string;
  /** For the type or the function in `handlers`. */
  readonly options?: AppTypeOptions;
  /** Where programs may POST `{"to_username", "content"}` to have the app send a text; nowhere. */
  readonly textSenderPath?: string;
}
