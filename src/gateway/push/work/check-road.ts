import { fitsUtf8 } from '../../../text/index.js';
import type { FieldProblem } from '../../http/index.js';
import { type ContentKind, contentKindOf, type PushRequest } from '../request/index.js';
import type { PushWork } from './push-work.js';

/** What WeCom shows of markdown that an app sends. */
const APP_MARKDOWN_BYTES = 2048;

const SAFE_KINDS: ReadonlySet<ContentKind> = new Set(['text', 'image', 'file']);
const ID_TRANS_KINDS: ReadonlySet<ContentKind> = new Set(['text', 'textcard', 'news', 'templateCard']);
const ROBOT_CARDS: ReadonlySet<string> = new Set(['text_notice', 'news_notice']);

type Report = (path: string, message: string) => void;

/**
 * Finds what is possible in general, but not on the road that the message is to go.
 * @param hasFile whether the image or file came along, in the place of its media id
 */
export function checkRoad(request: PushRequest, road: PushWork['road'], hasFile: boolean): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const report: Report = (path, message) => void problems.push({ path, message });
  const kind = contentKindOf(request);
  checkMentions(request, road, kind, report);
  if (road === 'robot') {
    checkRobot(request, report);
    if (request.image !== undefined && !hasFile) {
      report('image', 'must be the file itself, sent as a form: robots take no media id for pictures');
    }
  } else checkApp(request, road, kind, report);
  return problems;
}

function checkMentions(request: PushRequest, road: PushWork['road'], kind: ContentKind, report: Report): void {
  const { mentionedList, mentionedMobileList } = request;
  if (mentionedList !== undefined && (road === 'app' || kind !== 'text')) {
    report('mentionedList', 'goes with a text to a group (chatId) or by a robot only');
  }
  if (mentionedMobileList !== undefined && (road !== 'robot' || kind !== 'text')) {
    report('mentionedMobileList', 'goes with the text of a robot only');
  }
}

function checkApp(request: PushRequest, road: 'app' | 'chat', kind: ContentKind, report: Report): void {
  const { markdown, safe, enableIdTrans } = request;
  if (markdown !== undefined && !fitsUtf8(markdown, APP_MARKDOWN_BYTES)) {
    report('markdown', `has ${Buffer.byteLength(markdown)} bytes; an app can send at most ${APP_MARKDOWN_BYTES}`);
  }
  if (safe !== undefined && !SAFE_KINDS.has(kind)) report('safe', 'goes with text, image and file only');
  if (road === 'chat') {
    if (kind === 'templateCard') report('templateCard', 'cannot go to a group of the app; textcard and news can');
    if (enableIdTrans !== undefined) report('enableIdTrans', 'is not possible in a group');
  } else if (enableIdTrans !== undefined && !ID_TRANS_KINDS.has(kind)) {
    report('enableIdTrans', 'goes with text, textcard, news and templateCard only');
  }
}

function checkRobot({ textcard, news = [], templateCard, safe, enableIdTrans }: PushRequest, report: Report): void {
  if (textcard !== undefined) report('textcard', 'cannot be sent by a robot; templateCard and news can');
  if (safe !== undefined) report('safe', 'is not possible for a robot');
  if (enableIdTrans !== undefined) report('enableIdTrans', 'is not possible for a robot');
  for (const [index, { url }] of news.entries()) {
    if (url === undefined)
      report(`news[${index}].url`, 'is missing; a robot leads to pages only, not to mini-programs');
  }
  if (templateCard !== undefined) checkRobotCard(templateCard, report);
}

function checkRobotCard(card: NonNullable<PushRequest['templateCard']>, report: Report): void {
  if (!ROBOT_CARDS.has(card.cardType)) {
    report('templateCard.cardType', 'must be text_notice or news_notice for a robot, which takes no callbacks');
  }
  if ('actionMenu' in card && card.actionMenu !== undefined) {
    report('templateCard.actionMenu', 'is not possible for a robot, which takes no callbacks');
  }
  if (card.taskId !== undefined) report('templateCard.taskId', 'is not possible for a robot, which takes no callbacks');
  if (card.cardType === 'news_notice' && card.cardImage === undefined) {
    report('templateCard.cardImage', 'is missing; a robot needs it in a news_notice');
  }
}
