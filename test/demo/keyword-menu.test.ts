import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { keywordMenu } from '../../demo/keyword-menu.js';
import { type StartedDemo, startDemo } from './start-demo.js';

let demo: StartedDemo;

before(async () => {
  demo = await startDemo(keywordMenu);
});

after(() => demo.close());

describe('demo/keyword-menu', () => {
  it('puts a menu under the conversation, each of whose keys has a command', async () => {
    const menu = await demo.app.api.menu.get();
    const buttons = (menu?.button ?? []).flatMap((button) => ('subButton' in button ? button.subButton : [button]));
    const keys = buttons.map((button) => ('key' in button ? button.key : ''));
    assert.deepEqual(keys, ['TIME', 'ME', 'DICE', 'HELP']);
    for (const key of keys) {
      await demo.wecom.user('ZhangSan').click(key);
      await demo.wecom.expectReply(/./);
    }
  });

  for (const [words, key, answer] of [
    [['help', ' HELP ', '帮助'], 'HELP', /I know these words/],
    [['time', '时间'], 'TIME', /^It is .*\d\d/],
    [['me', '我'], 'ME', /^You are 李四 \(lisi\)\.$/],
    [['dice', '骰子'], 'DICE', /^🎲 [1-6] of 6$/],
  ] as const) {
    it(`takes ${words.join(', ')} and the click for the same`, async () => {
      const lisi = demo.wecom.user('lisi');
      for (const word of words) {
        await lisi.sendText(word);
        await demo.wecom.expectReply(answer, { user: 'lisi' });
      }
      await lisi.click(key);
      await demo.wecom.expectReply(answer, { user: 'lisi' });
    });
  }

  it('reads the number of a word', async () => {
    const lisi = demo.wecom.user('lisi');
    await lisi.sendText('dice 20');
    await demo.wecom.expectReply(/^🎲 (?:1?\d|20) of 20$/);
    await lisi.sendText('骰子 1');
    await demo.wecom.expectReply('A die has two sides at least.');
  });

  it('greets, and helps out with what it does not know', async () => {
    const lisi = demo.wecom.user('lisi');
    await lisi.enter();
    await demo.wecom.expectReply(/I know these words/);
    await lisi.sendText('dinner');
    await demo.wecom.expectReply(/That is no word I know.*- help/s);
    await lisi.sendLocation({ latitude: 23.1, longitude: 113.3 });
    await demo.wecom.expectReply(/Write me a word/);
    await demo.wecom.expectNoReply();
  });
});
