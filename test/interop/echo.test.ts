import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type RunningServer, type TextMessage, WecomApp } from '../../src/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { PeerCaller } from './peer-caller.js';
import { peers } from './peers.js';

const ECHOED: Readonly<Record<string, string>> = {
  Chinese: '你好，企业微信',
  emoji: '👋🏽 👨‍👩‍👧‍👦 🇨🇳 ❤️',
  'the end of a CDATA section': 'a]]>b ]]]]>> ]]>',
  markup: '<xml><Content>x</Content></xml> &amp; &lt; &#65; "\'',
  'blanks around': '  \t two before, two after  ',
  'a number with zeros': '007',
  'a large number': '94966531020182955848408',
  'an exponent': '1e5',
  'a boolean': 'true',
  'line ends of all kinds': 'a\r\nb\nc\rd\n',
  'base64 look-alikes': 'a+b/c==',
  'what is no plain space': '\u00A0\u3000\u200B\uFEFFx',
  'all that fits a reply': `${'汉'.repeat(682)}ab`,
};

for (const peer of peers) {
  describe(`an app that ${peer.name} calls`, () => {
    const logger = recordingLogger();
    const app = new WecomApp({ ...SETTINGS, host: '127.0.0.1', port: 0, logger, environment: {} });
    let received: TextMessage | undefined;
    let server: RunningServer;
    let caller: PeerCaller;

    before(async () => {
      app.onText((message) => {
        received = message;
        return message.content;
      });
      server = await app.listen({ closeOnSignals: false });
      caller = new PeerCaller(peer, `${server.origin}${app.config.path}`);
    });
    after(() => server.close(0));

    it('passes URL verification', async () => {
      for (const text of ['94966531020182955848408', '007', ' x ', '验证', 'a+b/c==']) {
        assert.equal(await caller.verifyUrl(text), text);
      }
    });

    for (const [name, text] of Object.entries(ECHOED)) {
      it(`echoes ${name}`, async () => {
        const { content } = await caller.sendText(text);
        assert.equal(received?.content, text);
        assert.equal(content, text);
      });
    }

    it('receives 2,000 Chinese characters whole, and cuts the reply to the 2,048 bytes that WeCom shows', async () => {
      const text = '汉'.repeat(2000);
      const { content } = await caller.sendText(text);
      assert.equal(received?.content, text);
      assert.equal(content, '汉'.repeat(682));
      assert.match(JSON.stringify(logger.lines.at(-1)), /6000 bytes, 3954 of which were cut/);
    });

    it('leaves out of the reply the control characters that XML cannot hold', async () => {
      const { content } = await caller.sendText('a\u0000b\u0001c\td\u001Be\u007F');
      assert.equal(received?.content, 'a\u0000b\u0001c\td\u001Be\u007F');
      assert.equal(content, 'abc\tde\u007F');
    });

    it('answers the sender by an id that looks like a number', async () => {
      const echo = await caller.sendText('x', '00123');
      assert.equal(received?.fromUserName, '00123');
      assert.deepEqual(echo, { toUserName: '00123', fromUserName: SETTINGS.corpId, content: 'x' });
    });

    it('echoes every length of padding', async () => {
      for (let length = 1; length <= 33; length++) {
        assert.equal((await caller.sendText('x'.repeat(length))).content.length, length);
      }
    });

    it('mixes up nothing of 100 at once', async () => {
      const users = Array.from({ length: 100 }, (_, index) => `user${index}`);
      const echoes = await Promise.all(users.map((user) => caller.sendText(`text of ${user}`, user)));
      const expected = users.map((user) => [user, `text of ${user}`]);
      assert.deepEqual(
        echoes.map(({ toUserName, content }) => [toUserName, content]),
        expected,
      );
    });
  });
}
