import { type RawQuery, readCallbackQuery, readEchoStr, readEnvelope } from '../../crypto/index.js';
import { parseXml, type XmlRecord } from '../../xml/index.js';
import type { SealedText, SignedValues } from './sealed-text.js';

const BARE_CIPHERTEXT = /^[A-Za-z0-9+/]{40,}={0,2}$/;

/** True when the query is that of a URL verification (验证URL有效性), which has no body. */
export function hasEchoStr(query: string | undefined): boolean {
  return query !== undefined && toRawQuery(query).echostr !== undefined;
}

/**
 * Finds the ciphertext and the signed values of a callback, of a URL verification or of a passive reply, which has
 * them in its body.
 *
 * @param query `a=b&c=d`, or a URL or path with it, as an access log has it
 * @throws CallbackError when the query or the body is not one of a callback
 */
export function readSealedText(query: string | undefined, body: string): SealedText {
  if (query !== undefined) {
    const raw = toRawQuery(query);
    const signed = readCallbackQuery(raw);
    return { signed, encrypt: body.trim() === '' && raw.echostr !== undefined ? readEchoStr(raw) : encryptOf(body) };
  }
  return { signed: signedInside(body), encrypt: encryptOf(body) };
}

function encryptOf(body: string): string {
  const text = body.trim();
  return BARE_CIPHERTEXT.test(text) ? text : readEnvelope(body);
}

/** The signed values that a passive reply carries in its envelope. */
function signedInside(body: string): SignedValues | undefined {
  const envelope = parsed(body);
  const [msgSignature, timestamp, nonce] = [envelope.MsgSignature, envelope.TimeStamp, envelope.Nonce];
  if (typeof msgSignature !== 'string' || typeof timestamp !== 'string' || typeof nonce !== 'string') return undefined;
  return { msgSignature: msgSignature.trim(), timestamp: timestamp.trim(), nonce: nonce.trim() };
}

function parsed(body: string): XmlRecord {
  try {
    return parseXml(body);
  } catch {
    // `readEnvelope` says better what is wrong with a body that is no XML.
    return {};
  }
}

function toRawQuery(text: string): RawQuery {
  const params = new URLSearchParams(text.slice(text.indexOf('?') + 1));
  return Object.fromEntries(
    [...params.keys()].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
