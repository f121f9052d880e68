import type { JsonObject } from '../../json.js';
import { type AppCall, invalidParam, Refusal } from '../../protocol/index.js';
import { checkCard } from '../card/index.js';
import { readMpNews, readNews } from './article-content.js';
import type { ContentContext, ContentReader } from './content.js';
import { readMiniProgramNotice } from './mini-program-content.js';
import { mediaReader, readMarkdown, readText, readTextCard, readVideo } from './plain-content.js';

/** Text messages without content have an errcode of their own. */
const TEXTUAL = new Set(['text', 'markdown']);

const readTemplateCard: ContentReader = ({ call, member }) => {
  checkCard(call, member, 'send', call.app);
  return member.value;
};

const APPCHAT_READERS: ReadonlyMap<string, ContentReader> = new Map([
  ['text', readText],
  ['image', mediaReader('image')],
  ['voice', mediaReader('voice')],
  ['video', readVideo],
  ['file', mediaReader('file')],
  ['textcard', readTextCard],
  ['news', readNews],
  ['mpnews', readMpNews],
  ['markdown', readMarkdown],
]);

const READERS = {
  appchat: APPCHAT_READERS,
  message: new Map([
    ...APPCHAT_READERS,
    ['miniprogram_notice', readMiniProgramNotice],
    ['template_card', readTemplateCard],
  ]),
} as const satisfies Record<ContentContext['channel'], ReadonlyMap<string, ContentReader>>;

/** A message's content as it arrives. */
export interface MessageContent {
  readonly msgType: string;
  readonly content: JsonObject;
  readonly cut: readonly string[];
}

/** The msgtype if this channel knows it (40008). */
export function readMsgType(call: AppCall, channel: ContentContext['channel']): string {
  const msgType = call.params.string('msgtype');
  if (msgType === undefined || !READERS[channel].has(msgType)) throw new Refusal(40008);
  return msgType;
}

export function readContent(call: AppCall, channel: ContentContext['channel']): MessageContent {
  const msgType = readMsgType(call, channel);
  const read = READERS[channel].get(msgType);
  const member = call.params.object(msgType);
  if (member === undefined || read === undefined)
    throw TEXTUAL.has(msgType) ? new Refusal(44004) : invalidParam(msgType);
  const cut: string[] = [];
  return { msgType, content: read({ call, member, channel, cut }), cut };
}
