import type { WecomClient } from '../../api/index.js';

/** What a gateway needs of an app: its server API. A `WecomApp` is one. */
export interface PushApp {
  readonly api: Pick<WecomClient, 'message' | 'appchat' | 'media'>;
}
