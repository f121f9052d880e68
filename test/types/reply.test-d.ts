/**
 * What must and what must not compile. Nothing here runs: the type checker is the test, and an `@ts-expect-error`
 * that expects nothing is an error too.
 */
import type { TemplateCard, UpdateTemplateCard } from '../../src/message/template-card/index.js';
import { isPassiveReply, type PassiveReply, reply } from '../../src/reply/index.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <T extends true>(): T | undefined => undefined;

const cardAction = { type: 1, url: 'https://example.com/' } as const;
const mainTitle = { title: 't' } as const;
const actionMenu = { actionList: [{ text: 't', key: 'k' }] } as const;
const checkBox = { questionKey: 'q', optionList: [{ id: 'a', text: 'A', isChecked: true }] } as const;
const submitButton = { text: 't', key: 'k' } as const;
const buttonList = [{ text: 't', key: 'k' }] as const;
const selectList = [{ questionKey: 'q', optionList: [{ id: 'a', text: 'A' }] }] as const;

// Replies: told apart by msgType, and what is unknown becomes one only by asking.
yes<Equal<Extract<PassiveReply, { msgType: 'news' }>, ReturnType<typeof reply.news>>>();
export function contentOf(value: unknown): string | undefined {
  return isPassiveReply(value) && value.msgType === 'text' ? value.content : undefined;
}
export const goodReplies: readonly PassiveReply[] = [
  { msgType: 'text', content: 'hi' },
  { msgType: 'video', mediaId: 'm', title: 't' },
  reply.news({ title: 't' }),
  reply.news([{ title: 't', picUrl: 'p' }] as const),
];
export const badReplies: readonly PassiveReply[] = [
  // @ts-expect-error WeCom has no music reply
  { msgType: 'music', title: 't' },
  // @ts-expect-error the content is missing
  { msgType: 'text' },
  // @ts-expect-error a text has content, not text
  { msgType: 'text', text: 'hi' },
  // @ts-expect-error the media id is flat, as everywhere in this package
  { msgType: 'image', image: { mediaId: 'm' } },
];
// @ts-expect-error an article needs a title
reply.news({ url: 'https://example.com/' });
// @ts-expect-error the picture's address is picUrl, not picurl
reply.news([{ title: 't', picurl: 'p' }]);
// @ts-expect-error a video has a description, not a desc
reply.video('m', { desc: 'd' });
// @ts-expect-error a text is a string
reply.text(5);

export const goodCards: readonly TemplateCard[] = [
  { cardType: 'text_notice', mainTitle, cardAction },
  { cardType: 'text_notice', subTitleText: 's', mainTitle: { desc: 'd' }, cardAction },
  { cardType: 'text_notice', mainTitle, cardAction, actionMenu, taskId: 't' },
  { cardType: 'text_notice', mainTitle, cardAction: { type: 2, appId: 'a' }, taskId: 't' },
  { cardType: 'news_notice', mainTitle, cardAction, imageTextArea: { imageUrl: 'i' } },
  { cardType: 'button_interaction', taskId: 't', mainTitle, buttonList, cardAction: { type: 0 } },
  { cardType: 'vote_interaction', taskId: 't', mainTitle, checkBox, submitButton },
  { cardType: 'multiple_interaction', taskId: 't', mainTitle, selectList, submitButton },
];
export const badCards: readonly TemplateCard[] = [
  // @ts-expect-error a notice must lead somewhere
  { cardType: 'text_notice', mainTitle },
  // @ts-expect-error an action that does nothing is none
  { cardType: 'text_notice', mainTitle, cardAction: { type: 0 } },
  // @ts-expect-error a text notice needs a title or a text
  { cardType: 'text_notice', mainTitle: { desc: 'd' }, cardAction },
  // @ts-expect-error a notice with a menu needs a task id
  { cardType: 'text_notice', mainTitle, cardAction, actionMenu },
  // @ts-expect-error a text notice has no picture
  { cardType: 'text_notice', mainTitle, cardAction, cardImage: { url: 'u' } },
  // @ts-expect-error a news notice needs a picture
  { cardType: 'news_notice', mainTitle, cardAction },
  // @ts-expect-error a button card needs a task id
  { cardType: 'button_interaction', mainTitle, buttonList },
  // @ts-expect-error a button card needs buttons
  { cardType: 'button_interaction', taskId: 't', mainTitle },
  // @ts-expect-error a button that calls back needs a key
  { cardType: 'button_interaction', taskId: 't', mainTitle, buttonList: [{ text: 't' }] },
  // @ts-expect-error a button that opens a page has no key
  { cardType: 'button_interaction', taskId: 't', mainTitle, buttonList: [{ type: 1, text: 't', key: 'k' }] },
  // @ts-expect-error a vote takes no colour
  { cardType: 'vote_interaction', taskId: 't', source: { descColor: 1 }, mainTitle, checkBox, submitButton },
  // @ts-expect-error a vote is locked only when it is updated
  { cardType: 'vote_interaction', taskId: 't', mainTitle, checkBox: { ...checkBox, disable: true }, submitButton },
  // @ts-expect-error a button is replaced only when a card is updated
  { cardType: 'vote_interaction', taskId: 't', mainTitle, checkBox, submitButton, replaceText: 'r' },
  // @ts-expect-error a multiple choice needs a button
  { cardType: 'multiple_interaction', taskId: 't', mainTitle, selectList },
  // @ts-expect-error type 2 of such a line is an attachment, not a mini-program
  { cardType: 'text_notice', mainTitle, cardAction, horizontalContentList: [{ keyName: 'k', type: 2, appId: 'a' }] },
  // @ts-expect-error the wire name is keyname, the name in code keyName
  { cardType: 'text_notice', mainTitle, cardAction, horizontalContentList: [{ keyname: 'k' }] },
  // @ts-expect-error there is no such card
  { cardType: 'textcard', mainTitle },
];

export const goodUpdates: readonly UpdateTemplateCard[] = [
  { cardType: 'text_notice', mainTitle, cardAction, actionMenu },
  { cardType: 'button_interaction', mainTitle, replaceText: '已提交' },
  { cardType: 'vote_interaction', mainTitle, checkBox: { ...checkBox, disable: true }, replaceText: '已提交' },
  { cardType: 'multiple_interaction', mainTitle, selectList: [{ ...selectList[0], disable: true }] },
];
export const badUpdates: readonly UpdateTemplateCard[] = [
  // @ts-expect-error an update keeps the card's own task id
  { cardType: 'vote_interaction', taskId: 't', mainTitle, checkBox },
  // @ts-expect-error a notice has no button to replace
  { cardType: 'text_notice', mainTitle, cardAction, replaceText: 'r' },
  // @ts-expect-error a vote needs its choices
  { cardType: 'vote_interaction', mainTitle },
];

// A card that was sent can be shown again, with its buttons replaced.
export function closed(card: Extract<TemplateCard, { cardType: 'button_interaction' }>): PassiveReply {
  return reply.updateTemplateCard({ ...card, replaceText: '已处理' });
}
