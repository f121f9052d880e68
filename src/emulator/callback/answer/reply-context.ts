import type { Incoming } from '../../../message/index.js';
import type { XmlRecord } from '../../../xml/index.js';
import type { JsonObject } from '../../json.js';
import type { World } from '../../world/index.js';

/** What the readers of a reply work with. */
export interface ReplyContext {
  readonly world: World;
  /** The decrypted reply. */
  readonly reply: XmlRecord;
  /** What it answers. */
  readonly incoming: Incoming;
  readonly warnings: string[];
  /** The names of what WeCom cuts. */
  readonly cut: string[];
}

/** Reads the content of one MsgType; its members bear the server API's names. */
export type ReplyReader = (context: ReplyContext) => JsonObject;
