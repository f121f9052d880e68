import assert from 'node:assert/strict';
import { SETTINGS, textXml } from '../helpers/callbacks.js';
import type { Peer } from './peers.js';

/** What came back to a message. */
export interface Echo {
  readonly toUserName: string;
  readonly fromUserName: string;
  readonly content: string;
}

/** Plays WeCom over HTTP, with all cryptography done by `peer`. */
export class PeerCaller {
  readonly #peer: Peer;
  readonly #url: string;

  constructor(peer: Peer, url: string) {
    this.#peer = peer;
    this.#url = url;
  }

  /** Verifies the URL as the admin console does; answers what the server said. */
  async verifyUrl(text: string): Promise<string> {
    const echostr = this.#peer.encrypt(text);
    const response = await fetch(`${this.#url}?${this.#query(echostr, { echostr })}`);
    assert.equal(response.status, 200);
    return response.text();
  }

  /** Sends a text; answers its echo, whose signature and receiver it has checked. */
  async sendText(content: string, userId = 'ZhangSan'): Promise<Echo> {
    const encrypt = this.#peer.encrypt(textXml(content, { userId }));
    const response = await fetch(`${this.#url}?${this.#query(encrypt)}`, {
      method: 'POST',
      body: `<xml><ToUserName>${SETTINGS.corpId}</ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`,
    });
    assert.equal(response.status, 200);
    const xml = this.#open(await response.text());
    assert.equal(field(xml, 'MsgType'), 'text');
    return {
      toUserName: field(xml, 'ToUserName'),
      fromUserName: field(xml, 'FromUserName'),
      content: field(xml, 'Content'),
    };
  }

  #query(encrypt: string, more: Record<string, string> = {}): URLSearchParams {
    const [timestamp, nonce] = ['1767225600', '1597212914'];
    const signature = this.#peer.sign(timestamp, nonce, encrypt);
    return new URLSearchParams({ msg_signature: signature, timestamp, nonce, ...more });
  }

  #open(envelope: string): string {
    const encrypt = field(envelope, 'Encrypt');
    const signature = this.#peer.sign(field(envelope, 'TimeStamp'), field(envelope, 'Nonce'), encrypt);
    assert.equal(field(envelope, 'MsgSignature'), signature);
    const { message, id } = this.#peer.decrypt(encrypt);
    assert.equal(id, SETTINGS.corpId);
    return message;
  }
}

/** The text of an element, read byte by byte as it stands in its CDATA sections. */
function field(xml: string, name: string): string {
  const inner = new RegExp(`<${name}>(.*)</${name}>`, 's').exec(xml)?.[1];
  assert.ok(inner !== undefined, `no ${name} in ${xml.slice(0, 200)}`);
  if (!inner.startsWith('<![CDATA[')) return inner;
  return [...inner.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, text]) => text).join('');
}
