import type { JsonObject } from '../json.js';

/** A mass message (企业群发) that waits for members to confirm it in their client. */
export interface MassTask {
  readonly msgId: string;
  readonly at: number;
  readonly agentId: number;
  readonly chatType: 'single' | 'group';
  /** The member who shall send it; absent = each customer's own. */
  readonly sender: string | undefined;
  /** Customers (`single`) or group chats (`group`) it will go to. */
  readonly targets: readonly string[];
  readonly text: string | undefined;
  readonly attachments: readonly JsonObject[];
}
