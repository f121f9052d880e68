import type { AppMessage, ChatMessage, RecipientLists, RobotMessage } from '../../../api/index.js';

/** Messages of an app to members. */
export interface AppWork {
  readonly road: 'app';
  readonly app: string;
  readonly to: RecipientLists;
  readonly messages: readonly AppMessage[];
}

/** Messages of an app to one of its group chats. */
export interface ChatWork {
  readonly road: 'chat';
  readonly app: string;
  readonly chatId: string;
  readonly messages: readonly ChatMessage[];
}

/** Messages of a robot to its group. */
export interface RobotWork {
  readonly road: 'robot';
  /** By the name it is configured under; its key stays in the settings. */
  readonly robot: string;
  readonly messages: readonly RobotMessage[];
}

/**
 * What is to be done for one push: the messages as the API takes them, in order. A long text is several, so that after
 * a crash only those are sent that have not been.
 */
export type PushWork = AppWork | ChatWork | RobotWork;
