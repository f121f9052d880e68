import type { AppMessage } from '../api/index.js';
import type { PassiveReply } from '../reply/index.js';

/** What `ctx.push` sends: a text, a reply as a handler returns it, or any application message (应用消息). */
export type Pushable = string | PassiveReply | AppMessage;
