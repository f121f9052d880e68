import type { Logger } from '../logger/index.js';
import type { ApiCaller } from './caller/index.js';
import type { SendGovernor } from './governor/index.js';

/** What the calls of one app share. */
export interface CallContext {
  readonly caller: ApiCaller;
  readonly governor: SendGovernor;
  readonly logger: Logger;
  readonly corpId: string;
  /** Tells apps apart where budgets are shared by processes; holds no secret. */
  readonly appKey: string;
  /**
   * The app's id, for the calls that need it.
   * @throws {ConfigError} when the client was made without one
   */
  agentId(path: string): number;
}
