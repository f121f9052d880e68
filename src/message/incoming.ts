import type { Event } from './events/index.js';
import type { Message } from './messages/index.js';

/** What arrives at the callback URL: a message of a member or an event, told apart by `msgType`. */
export type Incoming = Message | Event;
