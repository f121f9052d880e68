import type { MemberMessage } from '../conversation/index.js';
import { PageProblem } from './page-problem.js';
import type { RequestFields } from './request-fields.js';

/** What the member says, as `POST /_emulator/send` carries it. */
export function readMessage(fields: RequestFields): MemberMessage {
  const msgType = fields.text('msgType');
  switch (msgType) {
    case 'text':
      return { msgType, content: fields.text('content') };
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return { msgType, mediaId: fields.text('mediaId') };
    case 'location':
      return {
        msgType,
        latitude: fields.text('latitude'),
        longitude: fields.text('longitude'),
        scale: fields.integer('scale', 0, 100),
        label: fields.text('label'),
      };
    case 'link':
      return {
        msgType,
        title: fields.text('title'),
        description: fields.text('description'),
        url: fields.text('url'),
        picUrl: fields.text('picUrl'),
      };
    default:
      throw new PageProblem(400, 'message.msgType is none of text, image, voice, video, file, location, link');
  }
}
