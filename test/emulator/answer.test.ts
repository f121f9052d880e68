import assert from 'node:assert/strict';
import { createCipheriv, randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import {
  type CallbackExchange,
  type EmulatedApp,
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../src/emulator/index.js';
import { encryptText, signatureOf } from '../helpers/callbacks.js';
import { SAMPLES } from './desk.js';
import { serveTiny } from './stage.js';

/** An app that answers every callback with the same body. */
class Answering {
  readonly wecom: Emulator;
  readonly app: EmulatedApp;
  body = '';

  constructor(wecom: Emulator) {
    this.wecom = wecom;
    this.app = wecom.createApp();
  }

  /** Sends a text, or whatever `act` sends, and answers it with the body. */
  async answers(body: string, act = () => this.wecom.user('ZhangSan').sendText('hi')): Promise<CallbackExchange> {
    this.body = body;
    return act();
  }

  envelope(xml: string, change: Partial<Record<string, string>> = {}): string {
    const { token, encodingAESKey } = this.app.callback;
    const settings = { token, encodingAESKey, corpId: this.app.corpId, ...change };
    const { encrypt = encryptText(xml, settings), timestamp = '1767225600', nonce = '42' } = change;
    const signature = change.signature ?? signatureOf(settings.token, timestamp, nonce, encrypt);
    return `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
  }

  reply(msgType: string, members: string, head = ''): string {
    const parties = `<ToUserName>ZhangSan</ToUserName><FromUserName>${this.app.corpId}</FromUserName>`;
    return `<xml>${head || `${parties}<CreateTime>1767225600</CreateTime>`}<MsgType>${msgType}</MsgType>${members}</xml>`;
  }
}

async function open(t: TestContext, options: EmulatorOptions = {}): Promise<Answering> {
  const wecom = await startEmulator(options);
  t.after(() => wecom.close());
  const answering = new Answering(wecom);
  answering.app.callback.url = await serveTiny(t, (_request, response) => response.end(answering.body));
  return answering;
}

test('an empty answer and "success" are no reply', async (t) => {
  const desk = await open(t);
  for (const [body, kind, warnings] of [
    ['', 'empty', 0],
    [' \n', 'empty', 1],
    ['success', 'success', 1],
    ['SUCCESS\n', 'success', 2],
  ] as const) {
    const { answer, warnings: given, state } = await desk.answers(body);
    assert.deepEqual([answer?.kind, given.length, state], [kind, warnings, 'done'], JSON.stringify(body));
  }
  await desk.wecom.expectNoReply({ within: 0 });
});

test('answers that are no envelope are refused, and the reason is told', async (t) => {
  const desk = await open(t);
  const cases: readonly (readonly [string, RegExp])[] = [
    ['hello', /plain text \("hello"\)/],
    ['{"errcode":0}', /the answer is JSON/],
    ['<!DOCTYPE html><html><body>Login</body></html>', /an HTML page/],
    ['<html><br></html>', /an HTML page/],
    ['<xml><a></xml>', /not well-formed/],
    [desk.reply('text', '<Content>x</Content>'), /the reply is not encrypted/],
    ['<xml><Encrypt>x</Encrypt><Nonce>1</Nonce></xml>', /no MsgSignature, no TimeStamp/],
    ['<xml><foo/></xml>', /no Encrypt, no MsgSignature/],
  ];
  for (const [body, problem] of cases) {
    const { answer, tries, state } = await desk.answers(body);
    assert.equal(answer?.kind, 'refused', body);
    assert.match(answer?.problem ?? '', problem);
    assert.equal(answer?.body, body);
    assert.equal(state, 'done');
    assert.equal(tries.length, 1);
  }
});

test('signature, key, padding and receiver are checked', async (t) => {
  const desk = await open(t);
  const xml = desk.reply('text', '<Content>x</Content>');
  const { encodingAESKey } = desk.app.callback;
  const rightly = encryptText(xml, { ...desk.app.callback, corpId: desk.app.corpId });
  const cases: readonly (readonly [Partial<Record<string, string>>, RegExp, boolean])[] = [
    [{ signature: 'f'.repeat(40) }, /MsgSignature is wrong/, false],
    [{ token: 'other' }, /MsgSignature is wrong/, false],
    [{ encodingAESKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' }, /another EncodingAESKey/, true],
    [{ corpId: 'wwother' }, /encrypted for "wwother", not for the corpId/, true],
    [{ encrypt: '!!!' }, /not base64/, true],
    [{ encrypt: rightly.slice(0, 40) }, /cut short/, true],
    [{ encrypt: encryptFrame(encodingAESKey, frameOf('x'.repeat(15), 'corp'), 16) }, /padded to 16 bytes/, true],
    [{ encrypt: encryptFrame(encodingAESKey, frameOf('1234567', '', 4000), 32) }, /msg_len is larger/, true],
    [{ encrypt: encryptFrame(encodingAESKey, frameOf('你', '', 2), 32) }, /not UTF-8/, true],
    [{ encrypt: encryptFrame(encodingAESKey, Buffer.alloc(0), 32) }, /another EncodingAESKey/, true],
  ];
  for (const [change, problem, isSignatureRight] of cases) {
    const { answer } = await desk.answers(desk.envelope(xml, change));
    assert.equal(answer?.kind, 'refused');
    assert.match(answer?.problem ?? '', problem);
    assert.equal(answer?.isSignatureRight, isSignatureRight, String(problem));
  }
  const { answer } = await desk.answers(desk.envelope(xml, { signature: 'f' }));
  assert.match(answer?.xml ?? '', /<Content>x<\/Content>/);
  const odd = await desk.answers(desk.envelope(xml, { timestamp: '1.5' }));
  assert.match(odd.warnings.join(), /TimeStamp should be whole seconds/);
  await desk.wecom.expectReply('x');
});

function frameOf(message: string, receiveId: string, length = Buffer.byteLength(message)): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return Buffer.concat([randomBytes(16), size, Buffer.from(message), Buffer.from(receiveId)]);
}

function encryptFrame(encodingAESKey: string, frame: Buffer, block: 16 | 32): string {
  const key = Buffer.from(`${encodingAESKey}=`, 'base64');
  const pad = block - (frame.length % block);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([frame, Buffer.alloc(pad, pad)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

test('replies that WeCom would refuse', async (t) => {
  const desk = await open(t);
  const { corpId } = desk.app;
  const parties = (to: string, from: string): string =>
    `<ToUserName>${to}</ToUserName><FromUserName>${from}</FromUserName><CreateTime>1</CreateTime>`;
  const { mediaId: image } = desk.wecom.addMedia({ type: 'image', bytes: SAMPLES.image, fileName: 'a.png' });
  const article = '<item><Title>t</Title></item>';
  const cases: readonly (readonly [string, RegExp])[] = [
    ['<xml>', /not well-formed XML/],
    [desk.reply('text', '', parties(corpId, 'ZhangSan')), /must change places/],
    [desk.reply('text', '', parties('lisi', corpId)), /ToUserName is "lisi", but the callback came from "ZhangSan"/],
    [desk.reply('text', '', parties('zhangsan', 'wwother')), /FromUserName is "wwother", but must be the corpId/],
    ['<xml><MsgType>text</MsgType></xml>', /ToUserName is missing/],
    [desk.reply('', ''), /no MsgType; possible are text, image/],
    [desk.reply('markdown', ''), /no passive reply of MsgType "markdown"/],
    [desk.reply('text', ''), /has no Content/],
    [desk.reply('image', '<MediaId>x</MediaId>'), /no Image\/MediaId; MediaId stands beside it/],
    [desk.reply('image', '<Image/>'), /no Image\/MediaId$/],
    [desk.reply('image', '<Image><MediaId>x</MediaId></Image>'), /MediaId x is unknown/],
    [desk.reply('voice', `<Voice><MediaId>${image}</MediaId></Voice>`), /is of type image, not voice/],
    [
      desk.reply('news', '<ArticleCount>1</ArticleCount><Articles><Item/></Articles>'),
      /no Articles\/item \(lower case\)/,
    ],
    [
      desk.reply('news', `<ArticleCount>2</ArticleCount><Articles>${article}</Articles>`),
      /ArticleCount is 2, but there are 1/,
    ],
    [desk.reply('news', `<Articles>${article}</Articles>`), /ArticleCount is missing/],
    [desk.reply('update_button', '<Button/>'), /no Button\/ReplaceName/],
    [
      desk.reply('update_button', '<Button><ReplaceName>x</ReplaceName></Button>'),
      /answers only a click on a template card/,
    ],
    [desk.reply('update_template_card', ''), /has no TemplateCard/],
    [
      desk.reply('update_template_card', '<TemplateCard><CardType>x</CardType></TemplateCard>'),
      /CardType must be one of/,
    ],
  ];
  for (const [xml, problem] of cases) {
    const { answer } = await desk.answers(desk.envelope(xml));
    assert.equal(answer?.kind, 'refused', xml);
    assert.match(answer?.problem ?? '', problem);
  }
  await desk.wecom.expectNoReply({ within: 0 });
});

test('what is too long is cut, and what is odd is noted', async (t) => {
  const desk = await open(t);
  const news = (count: number): string =>
    `<ArticleCount>${count}</ArticleCount><Articles>${`<item><Title>${'t'.repeat(129)}</Title><Description>${'d'.repeat(513)}</Description><Url>u</Url></item>`.repeat(count)}</Articles>`;
  const long = await desk.answers(desk.envelope(desk.reply('text', `<Content>${'你'.repeat(700)}</Content>`)));
  assert.match(long.warnings.join(), /Content has 2100 bytes and was cut: WeCom shows at most 2048/);
  const text = await desk.wecom.expectReply('你'.repeat(682));
  assert.equal(text.isCut, true);
  const blank = await desk.answers(desk.envelope(desk.reply('text', '<Content> </Content>')));
  assert.match(blank.warnings.join(), /the text is empty/);
  await desk.wecom.expectReply(' ');
  const many = await desk.answers(desk.envelope(desk.reply('news', news(9))));
  assert.match(many.warnings.join(), /9 articles; message\/send allows 8/);
  assert.match(many.warnings.join(), /Articles\/item\[8\]\/Description has 513 bytes/);
  const shown = await desk.wecom.expectReply('t'.repeat(128));
  assert.equal((shown.content.articles as unknown[]).length, 9);
  const head = `<ToUserName>ZhangSan</ToUserName><FromUserName>${desk.app.corpId}</FromUserName><CreateTime>1.5</CreateTime>`;
  const odd = await desk.answers(desk.envelope(desk.reply('text', '<Content>x</Content>', head)));
  assert.match(odd.warnings.join(), /CreateTime should be whole seconds/);
});

test('cards by reply: what the documentation does not have is noted', async (t) => {
  const desk = await open(t);
  const click = () => desk.wecom.user('ZhangSan').event('template_card_event');
  const card = (members: string): string =>
    desk.envelope(desk.reply('update_template_card', `<TemplateCard>${members}</TemplateCard>`));
  const jumps = '<JumpList><Title>t</Title></JumpList>'.repeat(4);
  const { answer, warnings } = await desk.answers(
    card(
      `<CardType>news_notice</CardType><QuoteArea><AppId>x</AppId><Type>zero</Type></QuoteArea>${jumps}` +
        '<CheckBox><Disable>true</Disable><Mode>1</Mode></CheckBox><MainTitle>x</MainTitle><Source><Desc>a</Desc><Desc>b</Desc></Source><SubTitleText><b/></SubTitleText>',
    ),
    click,
  );
  assert.equal(answer?.kind, 'reply');
  for (const pattern of [
    /TemplateCard\/QuoteArea\/AppId is not in the documentation/,
    /TemplateCard\/QuoteArea\/Type should be a number/,
    /TemplateCard shows at most 3 of jump_list/,
    /TemplateCard\/Source\/Desc is there 2 times/,
    /a notice card needs CardAction/,
    /a news_notice card needs CardImage or ImageTextArea/,
  ]) {
    assert.match(warnings.join('\n'), pattern);
  }
});

test('replies that nobody sees', async (t) => {
  for (const strict of [false, true]) {
    const desk = await open(t, { strict });
    const text = desk.reply('text', '<Content>x</Content>');
    const user = desk.wecom.user('ZhangSan');
    const toSystem = desk.reply(
      'text',
      '<Content>x</Content>',
      `<ToUserName>sys</ToUserName><FromUserName>${desk.app.corpId}</FromUserName><CreateTime>1</CreateTime>`,
    );
    const system = await desk.answers(desk.envelope(toSystem), () => user.event('low_active'));
    assert.match(system.warnings.join(), /the reply is not shown: low_active does not come from a member/);
    await desk.wecom.expectNoReply({ within: 0 });
    for (const event of ['location_select', 'template_card_event']) {
      const unsure = await desk.answers(desk.envelope(text), () => user.event(event));
      const verdict = strict ? 'the reply is not shown' : 'WeCom may not show this reply';
      assert.match(unsure.warnings.join(), new RegExp(`${verdict}: the documentation knows no such reply to ${event}`));
      if (strict) await desk.wecom.expectNoReply({ within: 0 });
      else await desk.wecom.expectReply('x', { within: 0 });
    }
  }
});
