import type { RobotArticle, RobotCard, RobotMessage } from '../../../api/index.js';
import { TEXT_LIMIT } from '../../../api/message/index.js';
import { splitUtf8 } from '../../../text/index.js';
import type { PushRequest } from '../request/index.js';
import { given } from './given.js';

/** A picture as a robot takes it: the bytes themselves, since robots have no upload for pictures. */
export interface RobotPicture {
  readonly base64: string;
  readonly md5: string;
}

/** The messages of a robot that a request asks for, which `checkRoad` has found possible. */
export function robotMessages(request: PushRequest, picture: RobotPicture | undefined): readonly RobotMessage[] {
  const { text, markdown, news, templateCard, file, mentionedList, mentionedMobileList } = request;
  if (text !== undefined) {
    return splitUtf8(text, TEXT_LIMIT).map((content, index) => ({
      msgType: 'text',
      text: { content, ...(index === 0 ? given({ mentionedList, mentionedMobileList }) : {}) },
    }));
  }
  if (markdown !== undefined) return [{ msgType: 'markdown', markdown: { content: markdown } }];
  if (news !== undefined) return [{ msgType: 'news', news: { articles: news.map(robotArticle) } }];
  // checkRoad has let through only the two kinds, without menu and task.
  if (templateCard !== undefined) return [{ msgType: 'template_card', templateCard: templateCard as RobotCard }];
  if (picture !== undefined) return [{ msgType: 'image', image: picture }];
  if (file !== undefined) return [{ msgType: 'file', file: { mediaId: file } }];
  return [];
}

function robotArticle({ title, description, url, picUrl }: NonNullable<PushRequest['news']>[number]): RobotArticle {
  return { title, url: url ?? '', ...given({ description, picUrl }) };
}
