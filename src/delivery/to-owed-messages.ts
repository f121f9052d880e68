import type { AppMessage, NewsArticle } from '../api/index.js';
import type { CallbackContext } from '../dispatch/index.js';
import { HandlerError } from '../errors/index.js';
import type { Pushable } from '../handlers/index.js';
import type { Article, PassiveReply, UpdateButtonReply, UpdateTemplateCardReply } from '../reply/index.js';
import { isPassiveReply } from '../reply/index.js';
import { splitUtf8 } from '../text/index.js';
import type { OwedMessage } from './owed-message.js';

/** Bytes of UTF-8 that a text may have (文本消息), and a markdown message as well. */
const TEXT_LIMIT = 2048;
/** A longer text is cut off: WeCom drops what goes over 30 messages a minute to one member, other apps' included. */
const MOST_PARTS = 20;
const CUT_OFF = '…';

/**
 * What has to be called to bring a reply, or any other message, to the sender of a callback past the HTTP response. A
 * long text becomes several messages, 20 at most.
 *
 * @throws HandlerError `invalid_reply` for what has no way there
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export function toOwedMessages(message: Pushable, ctx: CallbackContext): readonly OwedMessage[] {
  if (typeof message === 'string') return ofText(message);
  if (!isAppMessage(message)) return ofReply(message, ctx);
  if (message.msgType === 'text') return ofText(message.text.content, message);
  return [{ call: 'message/send', message }];
}

/** Replies carry their fields themselves; application messages under the name of their kind. */
function isAppMessage(message: PassiveReply | AppMessage): message is AppMessage {
  const name = message.msgType.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.hasOwn(message, name) || !isPassiveReply(message);
}

function ofText(
  content: string,
  options: Omit<AppMessage & { msgType: 'text' }, 'text'> = { msgType: 'text' },
): readonly OwedMessage[] {
  const parts = splitUtf8(content, TEXT_LIMIT).filter((part) => part !== '');
  const kept = parts.length > MOST_PARTS ? [...parts.slice(0, MOST_PARTS - 1), CUT_OFF] : parts;
  return kept.map((part) => ({ call: 'message/send', message: { ...options, text: { content: part } } }));
}

function ofReply(reply: PassiveReply, ctx: CallbackContext): readonly OwedMessage[] {
  switch (reply.msgType) {
    case 'text':
      return ofText(reply.content);
    case 'image':
      return [{ call: 'message/send', message: { msgType: 'image', image: { mediaId: reply.mediaId } } }];
    case 'voice':
      return [{ call: 'message/send', message: { msgType: 'voice', voice: { mediaId: reply.mediaId } } }];
    case 'video': {
      const { msgType, ...video } = reply;
      return [{ call: 'message/send', message: { msgType, video } }];
    }
    case 'news':
      return [
        { call: 'message/send', message: { msgType: 'news', news: { articles: reply.articles.map(toArticle) } } },
      ];
    case 'update_button':
    case 'update_template_card':
      return [{ call: 'message/update_template_card', request: toCardUpdate(reply, ctx) }];
    case 'raw':
      throw new HandlerError(
        'invalid_reply',
        'a raw reply is XML, which only the HTTP response can carry; answer with reply.text() and the like',
      );
  }
}

/** The passive reply leaves `url` to taste; `message/send` refuses an article that leads nowhere. */
function toArticle({ url = '', ...article }: Article): NewsArticle {
  return { ...article, url };
}

function toCardUpdate(reply: UpdateButtonReply | UpdateTemplateCardReply, { message }: CallbackContext) {
  const responseCode = 'responseCode' in message ? message.responseCode : '';
  if (responseCode === '') {
    throw new HandlerError(
      'invalid_reply',
      'a card can be updated only in answer to a click on it, whose event carries a ResponseCode',
    );
  }
  if (reply.msgType === 'update_button') return { responseCode, button: { replaceName: reply.replaceName } };
  return { responseCode, templateCard: reply.templateCard };
}
