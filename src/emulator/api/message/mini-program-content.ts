import { compact, type JsonObject } from '../../json.js';
import { advise, characterCount, invalidParam, type Params, Refusal, tooLong } from '../../protocol/index.js';
import { limitBytes } from '../check-text.js';
import type { ContentContext, ContentReader } from './content.js';

const MAX_ITEMS = 10;

/** `miniprogram_notice`: for apps bound to the mini-program only, and never for `@all`. */
export const readMiniProgramNotice: ContentReader = (context) => {
  const { call, member } = context;
  const appid = member.need('appid');
  if (call.app.miniPrograms !== undefined && !call.app.miniPrograms.includes(appid)) throw new Refusal(48002);
  if (call.params.string('touser') === '@all') throw invalidParam('touser');
  member.need('title', 41016);
  for (const name of ['title', 'description']) adviseCaption(context, name);
  const items = member.objects('content_item') ?? [];
  if (items.length > MAX_ITEMS) throw tooLong(member.at('content_item'), MAX_ITEMS);
  return compact({
    appid,
    page: limitBytes(member, 'page', 1024),
    title: member.string('title'),
    description: member.string('description'),
    emphasis_first_item: member.bool('emphasis_first_item'),
    content_item: items.map(readItem),
  });
};

/** Captions have 4 to 12 Chinese characters. */
function adviseCaption({ call, member }: ContentContext, name: string): void {
  const text = member.string(name);
  const count = text === undefined ? 4 : characterCount(text);
  advise(call, count >= 4 && count <= 12, `${member.at(name)} should have 4 to 12 characters`);
}

function readItem(item: Params): JsonObject {
  return { key: limited(item, 'key', 10), value: limited(item, 'value', 30) };
}

function limited(item: Params, name: string, limit: number): string {
  const text = item.need(name);
  if (characterCount(text) > limit) throw tooLong(item.at(name), limit);
  return text;
}
