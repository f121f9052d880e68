import {
  createPlainFrameCipher,
  decodeEncodingAESKey,
  type PlainFrame,
  readPlainFrame,
  signature,
  signatureMatches,
} from '../../crypto/index.js';
import type { CallbackSettings } from './callback-settings.js';
import type { Diagnosis, Verdict } from './diagnosis.js';
import type { SealedText } from './sealed-text.js';

const BLOCK = 16;

/**
 * Opens a ciphertext and says which of token, key and corpId does not fit. Unlike a server it decrypts even when the
 * signature is wrong: whoever has the key at hand is no forger, and only so can token and key be told apart.
 */
export function diagnose(sealed: SealedText, settings: CallbackSettings): Diagnosis {
  const token = checkToken(sealed, settings.token);
  const frame = openFrame(sealed.encrypt, settings.encodingAESKey);
  if (frame === undefined) {
    const verdicts = { token, encodingAESKey: token === 'right' ? 'wrong' : 'unknown', corpId: 'unknown' } as const;
    return { ...verdicts, problem: UNREADABLE[token], text: undefined, receiveId: undefined };
  }
  const { receiveId } = frame;
  const corpId = settings.corpId === undefined ? 'unknown' : settings.corpId === receiveId ? 'right' : 'wrong';
  return {
    token,
    encodingAESKey: 'right',
    corpId,
    problem:
      [wrongToken(token), wrongCorpId(corpId, receiveId)].filter((text) => text !== undefined).join('; ') || undefined,
    text: frame.message.toString('utf8'),
    receiveId,
  };
}

function checkToken({ signed, encrypt }: SealedText, token: string | undefined): Verdict {
  if (signed === undefined || token === undefined) return 'unknown';
  const expected = signature(token, signed.timestamp, signed.nonce, encrypt);
  return signatureMatches(expected, signed.msgSignature) ? 'right' : 'wrong';
}

function openFrame(encrypt: string, encodingAESKey: string): PlainFrame | undefined {
  const ciphertext = Buffer.from(encrypt, 'base64');
  if (ciphertext.length === 0 || ciphertext.length % BLOCK !== 0) return undefined;
  const frame = readPlainFrame(createPlainFrameCipher(decodeEncodingAESKey(encodingAESKey)).decrypt(ciphertext));
  return typeof frame === 'string' ? undefined : frame;
}

const UNREADABLE: Readonly<Record<Verdict, string>> = {
  right:
    'WECOM_APP_AES_KEY is wrong: the signature is right, so token and ciphertext are, but the key does not open it',
  wrong:
    'neither WECOM_APP_TOKEN nor WECOM_APP_AES_KEY fits: this is for another app, or the ciphertext was cut or changed',
  unknown: 'WECOM_APP_AES_KEY does not open it: another key, or the ciphertext was cut or changed',
};

function wrongToken(verdict: Verdict): string | undefined {
  if (verdict !== 'wrong') return undefined;
  return 'WECOM_APP_TOKEN is wrong: the key opens the ciphertext, but the signature does not match (unless the query was changed on the way)';
}

function wrongCorpId(verdict: Verdict, receiveId: string): string | undefined {
  if (verdict !== 'wrong') return undefined;
  return `WECOM_APP_CORP_ID is wrong: this is encrypted for ${JSON.stringify(receiveId.slice(0, 64))}`;
}
