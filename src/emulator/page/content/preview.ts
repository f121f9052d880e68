import type { ConversationEntry } from '../../page-api/index.js';
import type { Messages } from '../i18n/index.js';
import { firstText, object, objects, text } from './read-json.js';

/** No list shows more of a message. */
const LENGTH = 80;

/** A message in one line of plain text, for the list of conversations. */
export function preview(entry: ConversationEntry, words: Messages, senderName = entry.sender): string {
  if (entry.isRecalled === true) return words.chat.recalled(senderName);
  return lineOf(entry, words).slice(0, LENGTH).replace(/\s+/gu, ' ').trim();
}

function lineOf({ msgType, content }: ConversationEntry, words: Messages): string {
  const { content: names } = words;
  switch (msgType) {
    case 'text':
      return text(content, 'content').slice(0, 2 * LENGTH);
    case 'markdown':
    case 'markdown_v2':
      return text(content, 'content')
        .slice(0, 2 * LENGTH)
        .replace(/[#*>`]|<[^>]*>/gu, '');
    case 'event':
      return eventName(content, words);
    case 'image':
      return `[${names.image}]`;
    case 'voice':
      return `[${names.voice}]`;
    case 'video':
      return `[${names.video}] ${text(content, 'title')}`;
    case 'file':
      return `[${names.file}] ${text(content, 'file_name')}`;
    case 'location':
      return `[${names.location}] ${text(content, 'label')}`;
    case 'link':
      return `[${names.link}] ${text(content, 'title')}`;
    case 'news':
    case 'mpnews':
      return `[${names.news}] ${text(objects(content, 'articles')[0] ?? {}, 'title')}`;
    case 'miniprogram_notice':
      return `[${names.notice}] ${text(content, 'title')}`;
    case 'template_card':
      return `[${names.card}] ${text(object(content, 'main_title') ?? {}, 'title') || text(content, 'sub_title_text')}`;
    default:
      return firstText(content, 'title') || `[${names.message}]`;
  }
}

/** An event by the name people know it by. */
export function eventName(content: ConversationEntry['content'], words: Messages): string {
  const [event, key] = [text(content, 'event'), text(content, 'event_key')];
  const known = words.events;
  switch (event) {
    case 'click':
    case 'view':
    case 'template_card_event':
    case 'template_card_menu_event':
      return known[event](key);
    case 'enter_agent':
    case 'subscribe':
    case 'unsubscribe':
    case 'LOCATION':
      return known[event];
    default:
      return known.other([event, text(content, 'change_type')].filter((part) => part !== '').join(' '));
  }
}
