import { parseXml, type XmlRecord } from '../../../xml/index.js';
import type { EmulatedApp } from '../../world/index.js';
import { CallbackCipher } from '../callback-cipher.js';
import type { OpenedAnswer } from './opened-answer.js';
import { textMember } from './xml-members.js';

const PARTS = ['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'] as const;

/**
 * Opens the body of an answer with status 200: empty or `success` for no reply, else an encrypted and signed envelope.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90238
 */
export function openAnswer(body: string, app: EmulatedApp): OpenedAnswer {
  if (body === '') return { kind: 'empty', warnings: [] };
  const word = body.trim();
  if (word === '') return { kind: 'empty', warnings: ['the body holds blanks; "nothing to say" is an empty body'] };
  if (word.toLowerCase() === 'success') {
    const isOwn = body === 'success';
    const tolerated =
      'the word is for commands of suites (指令回调); for an app the documented answer is an empty body';
    return { kind: 'success', warnings: isOwn ? [tolerated] : [tolerated, 'it should be exactly "success"'] };
  }
  const envelope = readEnvelope(word);
  return typeof envelope === 'string' ? refused(envelope) : openEnvelope(envelope, app);
}

type Envelope = Readonly<Record<(typeof PARTS)[number], string>>;

/** The four parts, or what is wrong. */
function readEnvelope(body: string): Envelope | string {
  const record = recordOf(body);
  if (record === undefined) return notXml(body);
  if (record.Encrypt === undefined && record.MsgType !== undefined) {
    return 'the reply is not encrypted; it must be encrypted and signed like the callback itself';
  }
  const missing = PARTS.filter((part) => textMember(record, part) === undefined);
  if (missing.length > 0)
    return `the envelope has no ${missing.join(', no ')}; all of ${PARTS.join(', ')} are required`;
  // The documentation's own samples have blanks between a tag and its CDATA section.
  const [Encrypt = '', MsgSignature = '', TimeStamp = '', Nonce = ''] = PARTS.map((part) =>
    textMember(record, part)?.trim(),
  );
  return { Encrypt, MsgSignature, TimeStamp, Nonce };
}

function recordOf(body: string): XmlRecord | undefined {
  try {
    return parseXml(body);
  } catch {
    return undefined;
  }
}

function notXml(body: string): string {
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(body)) {
    return 'the answer is an HTML page; another handler, a proxy or a login page answered in place of the app';
  }
  if (/^[[{"]/.test(body)) return 'the answer is JSON; an app answers XML, encrypted, or an empty body';
  if (body.startsWith('<')) return 'the answer is not well-formed XML';
  return `the answer is plain text (${JSON.stringify(body.slice(0, 60))}); a reply is encrypted XML, no reply an empty body`;
}

function openEnvelope({ Encrypt, MsgSignature, TimeStamp, Nonce }: Envelope, app: EmulatedApp): OpenedAnswer {
  const cipher = new CallbackCipher(app.callback);
  const isSignatureRight = cipher.sign(TimeStamp, Nonce, Encrypt) === MsgSignature;
  const opened = cipher.decrypt(Encrypt);
  const xml = 'message' in opened ? { xml: opened.message } : {};
  if (!isSignatureRight) {
    return {
      ...refused('MsgSignature is wrong: it is SHA-1 over token, TimeStamp, Nonce and Encrypt as they are sent'),
      isSignatureRight,
      ...xml,
    };
  }
  if ('problem' in opened) return { ...refused(opened.problem), isSignatureRight };
  if (opened.receiveId !== app.corpId) {
    const found = JSON.stringify(opened.receiveId.slice(0, 64));
    return { ...refused(`the reply is encrypted for ${found}, not for the corpId`), isSignatureRight, ...xml };
  }
  const warnings = /^\d{1,12}$/.test(TimeStamp) ? [] : ['TimeStamp should be whole seconds since 1970'];
  return { kind: 'reply', xml: opened.message, isSignatureRight, warnings };
}

function refused(problem: string): OpenedAnswer {
  return { kind: 'refused', problem, warnings: [] };
}
