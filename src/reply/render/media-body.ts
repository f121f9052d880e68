import { HandlerError } from '../../errors/index.js';
import { element, textElement } from '../../xml/write/index.js';
import type { ImageReply, VideoReply, VoiceReply } from '../passive-reply.js';
import { cutText } from './cut-text.js';
import { DESCRIPTION_MAX_BYTES, TITLE_MAX_BYTES } from './reply-limits.js';

/** `Image/MediaId`; unlike in an incoming message the id is nested. */
export function imageBody(reply: ImageReply): string {
  return element('Image', mediaIdElement(reply));
}

/** `Voice/MediaId`. */
export function voiceBody(reply: VoiceReply): string {
  return element('Voice', mediaIdElement(reply));
}

/** `Video/MediaId, Title, Description`. */
export function videoBody(reply: VideoReply, warnings: string[]): string {
  const { title, description } = reply;
  let xml = mediaIdElement(reply);
  if (title !== undefined) {
    xml += textElement('Title', cutText(title, TITLE_MAX_BYTES, 'title of the video reply', warnings));
  }
  if (description !== undefined) {
    const shown = cutText(description, DESCRIPTION_MAX_BYTES, 'description of the video reply', warnings);
    xml += textElement('Description', shown);
  }
  return element('Video', xml);
}

function mediaIdElement({ msgType, mediaId }: ImageReply | VoiceReply | VideoReply): string {
  if (mediaId === '') {
    throw new HandlerError(
      'invalid_reply',
      `The ${msgType} reply has an empty mediaId; give the media id of an upload or of a message received.`,
    );
  }
  return textElement('MediaId', mediaId);
}
