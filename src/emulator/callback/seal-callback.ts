import { element, textElement } from '../../xml/write/index.js';
import { decimalId, type EmulatedApp } from '../world/index.js';
import type { Callback } from './callback.js';
import { CallbackCipher } from './callback-cipher.js';

/** The signed values of a request and its body. */
export interface SealedRequest {
  readonly msgSignature: string;
  readonly timestamp: string;
  readonly nonce: string;
  /** What the signature covers besides: the text of `Encrypt`, or `echostr`. */
  readonly encrypt: string;
  /** Empty for URL verification. */
  readonly body: string;
}

/** Encrypts and signs a callback; `AgentID` outside is empty for an event that belongs to no app. */
export function sealCallback({ app, xml }: Callback, now: number): SealedRequest {
  const sealed = seal(app, xml, now);
  const agentId = xml.includes('<AgentID>') ? String(app.agentId) : '';
  const envelope =
    textElement('ToUserName', app.corpId) + textElement('AgentID', agentId) + textElement('Encrypt', sealed.encrypt);
  return { ...sealed, body: element('xml', envelope) };
}

/** Encrypts and signs a text for the app, as `echostr` is. */
export function seal(app: Pick<EmulatedApp, 'corpId' | 'callback'>, text: string, now: number): SealedRequest {
  const cipher = new CallbackCipher(app.callback);
  const encrypt = cipher.encrypt(text, app.corpId);
  const timestamp = String(Math.floor(now / 1000));
  const nonce = decimalId(10);
  return { msgSignature: cipher.sign(timestamp, nonce, encrypt), timestamp, nonce, encrypt, body: '' };
}

/** The request with a signature that cannot be right. */
export function breakSignature(sealed: SealedRequest): SealedRequest {
  const { msgSignature } = sealed;
  const last = msgSignature.endsWith('0') ? '1' : '0';
  return { ...sealed, msgSignature: msgSignature.slice(0, -1) + last };
}

/** The URL with the signed query; what it has of its own stays as it is. */
export function signedUrl(url: string, sealed: SealedRequest, more: Readonly<Record<string, string>> = {}): string {
  const { msgSignature, timestamp, nonce } = sealed;
  const query = new URLSearchParams({ msg_signature: msgSignature, timestamp, nonce, ...more });
  const plain = url.replace(/#.*$/s, '');
  return `${plain}${plain.includes('?') ? '&' : '?'}${query}`;
}
