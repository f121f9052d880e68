import type { SignedCiphertext } from './callback-crypto.js';

/**
 * The outer XML of a passive reply. Its values are base64, hex and digits, so nothing needs escaping.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90968
 */
export function writeEnvelope({ encrypt, msgSignature, timestamp, nonce }: SignedCiphertext): string {
  return `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt><MsgSignature><![CDATA[${msgSignature}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
}
