import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import sharp from 'sharp';
import { echoBot } from '../../demo/echo-bot.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { WecomApp } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

let wecom: Emulator;
let app: WecomApp;

before(async () => {
  wecom = await startEmulator();
  const emulated = wecom.createApp();
  const environment = { ...emulated.environment(), WECOM_APP_HOST: '127.0.0.1', WECOM_APP_PORT: '0' };
  app = new WecomApp({ environment, logger: recordingLogger() });
  echoBot(app, true);
  const { origin } = await app.listen({ closeOnSignals: false });
  assert.equal((await emulated.connect(`${origin}${app.config.path}`)).code, 'ok');
});

after(async () => {
  await app.close();
  await wecom.close();
});

/** Two rows of red, green and blue. */
function colours(format: 'png' | 'webp' = 'png'): Promise<Buffer> {
  const row = [255, 0, 0, 0, 255, 0, 0, 0, 255];
  return sharp(Buffer.from([...row, ...row]), { raw: { width: 3, height: 2, channels: 3 } })
    [format]()
    .toBuffer();
}

describe('the demo', () => {
  for (const text of ['hello', ' 007 ', '你好 👋', ']]><b>']) {
    it(`echoes ${JSON.stringify(text)} as it came`, async () => {
      await wecom.user('ZhangSan').sendText(text);
      await wecom.expectReply(text);
    });
  }

  it('explains itself', async () => {
    await wecom.user('ZhangSan').sendText('help');
    await wecom.expectReply(/I echo what you send/);
    await wecom.user('ZhangSan').enter();
    await wecom.expectReply(/^Welcome!/);
    await wecom.user('ZhangSan').click('HELP');
    await wecom.expectReply(/I echo what you send/);
  });

  it('mirrors a picture, pixel by pixel', async () => {
    await wecom.user('ZhangSan').sendImage(await colours());
    const { msgType, content } = await wecom.expectReply();
    assert.equal(msgType, 'image');
    const mirrored = wecom.media.get(String(content.media_id))?.bytes;
    assert.ok(mirrored);
    const pixels = await sharp(mirrored).removeAlpha().raw().toBuffer();
    assert.deepEqual([...pixels.subarray(0, 9)], [0, 0, 255, 0, 255, 0, 255, 0, 0]);
  });

  it('sends a mirrored animation as a file', async () => {
    const frames = [
      await colours(),
      await sharp(await colours())
        .negate()
        .png()
        .toBuffer(),
    ];
    await wecom.user('ZhangSan').sendImage(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    const { msgType, road } = await wecom.expectReply();
    assert.deepEqual([msgType, road], ['file', 'active']);
  });

  it('says so when a picture cannot be read', async () => {
    await wecom.user('ZhangSan').sendImage(Buffer.from('this is not a picture'));
    await wecom.expectReply(/could not read that picture/);
  });

  it('echoes voice, and answers the rest in words', async () => {
    const user = wecom.user('ZhangSan');
    await user.sendVoice(Buffer.from('#!AMR\n0123456789'));
    assert.equal((await wecom.expectReply()).msgType, 'voice');
    await user.sendVideo(Buffer.alloc(64, 'v'));
    await wecom.expectReply(/A video/);
    await user.sendLocation({ latitude: '23.134', longitude: '113.358', scale: 15, label: '广州塔' });
    await wecom.expectReply('You are at 广州塔 (23.134, 113.358).');
    await user.sendLink({ title: 'A title', description: '', url: 'https://example.com/', picUrl: '' });
    await wecom.expectReply(/A title\nhttps:\/\/example\.com\//);
  });

  it('sends a card whose buttons work', async () => {
    const user = wecom.user('ZhangSan');
    await user.sendText('card');
    const card = await wecom.expectReply(({ msgType }) => msgType === 'template_card');
    await user.clickCard(card.id, 'YES');
    const [entry] = user.conversation().filter(({ id }) => id === card.id);
    assert.deepEqual(entry?.card, { isDone: true, replaceText: 'Agreed' });
  });
});
