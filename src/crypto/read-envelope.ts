import { isUtf8 } from 'node:buffer';
import { CallbackError } from '../errors/index.js';

const OPEN = '<Encrypt>';
const CLOSE = '</Encrypt>';
const CDATA_OPEN = '<![CDATA[';
const CDATA_CLOSE = ']]>';

/**
 * Cuts the text of `Encrypt` out of a callback's outer XML.
 *
 * By hand, not by a parser: the signature covers this one text, and nothing else out there may be trusted anyway
 * (`ToUserName` and `AgentID` outside are not signed). What is cut out is base64 or it fails the check that follows.
 *
 * @throws CallbackError `body_empty` or `malformed_envelope`
 * @see https://developer.work.weixin.qq.com/document/path/90968
 */
export function readEnvelope(body: Uint8Array | string): string {
  const text = typeof body === 'string' ? body : decode(body);
  const start = text.indexOf(OPEN);
  const end = start < 0 ? -1 : text.indexOf(CLOSE, start);
  if (end < 0) throw noEncrypt(text);
  if (text.includes(OPEN, end)) throw malformed('more than one Encrypt element');
  if (text.lastIndexOf('<!DOCTYPE', start) >= 0) throw malformed('a DTD is not accepted');
  const encrypt = withoutCdata(text.slice(start + OPEN.length, end));
  if (encrypt === '') throw malformed('Encrypt is empty');
  return encrypt;
}

function decode(body: Uint8Array): string {
  if (body.length > 0 && !isUtf8(body)) throw malformed('the body is not UTF-8');
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
}

function withoutCdata(content: string): string {
  const text = content.trim();
  if (!text.startsWith(CDATA_OPEN) || !text.endsWith(CDATA_CLOSE)) return text;
  return text.slice(CDATA_OPEN.length, -CDATA_CLOSE.length).trim();
}

function noEncrypt(text: string): CallbackError {
  const first = text.trimStart();
  if (first === '') return new CallbackError('body_empty', 'the body is empty');
  if (first.startsWith('{') || first.startsWith('[')) {
    return malformed(
      'the body is JSON, not XML',
      'an intelligent robot (智能机器人) posts JSON; an app (自建应用) posts XML',
    );
  }
  return malformed('the body has no Encrypt element');
}

function malformed(message: string, hint?: string): CallbackError {
  return new CallbackError('malformed_envelope', message, {
    hint: hint ?? 'not a WeCom callback, or a proxy changed the body; encrypted callbacks hold one <Encrypt> element',
  });
}
