import { type SendResult, WecomClient, type WecomClientOptions } from '../../api/index.js';
import { usageError } from '../cli-error.js';
import type { Content } from './content.js';
import type { SendOptions } from './send-options.js';

/** Sends as the app (应用消息). Answers a result for each message: a long text takes several. */
export async function sendByApp(
  content: Content,
  { to = [], party = [], tag = [], safe }: SendOptions,
  settings: WecomClientOptions,
): Promise<readonly SendResult[]> {
  if (to.length + party.length + tag.length === 0) {
    throw usageError("nobody is to get it; give --to, --party or --tag ('--to @all' is everybody), or --robot");
  }
  const recipients = { toUser: to, toParty: party, toTag: tag };
  const options = safe ? { safe: 1 as const } : {};
  const api = new WecomClient(settings);
  try {
    switch (content.kind) {
      case 'text':
        return await api.send.text(recipients, content.text, options);
      case 'markdown':
        return [await api.send.markdown(recipients, content.text)];
      case 'image':
      case 'file': {
        const { mediaId } = await api.media.upload(content.kind, content.path);
        return [await api.send[content.kind](recipients, mediaId, options)];
      }
    }
  } finally {
    await api.close();
  }
}
