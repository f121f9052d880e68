import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CallbackCrypto, writeEnvelope } from '../../src/crypto/index.js';
import { eventCatalog } from '../../src/emulator/catalog/index.js';
import type { WecomEvent } from '../../src/index.js';
import { AppUnderTest } from './app-under-test.js';
import { runCli, runProgram } from './run-cli.js';
import { serve } from './serve.js';

let target: AppUnderTest;
const seen: WecomEvent[] = [];
before(async () => {
  target = await AppUnderTest.start();
  target.app.use((ctx, next) => {
    if (ctx.message.msgType === 'event') seen.push(ctx.message);
    return next();
  });
});
after(() => target.close());

const folder = mkdtempSync(join(tmpdir(), 'trigger-'));
after(() => rmSync(folder, { recursive: true }));

describe('trigger', () => {
  it('sends a message and shows the decrypted reply', async () => {
    const args = ['trigger', 'text', '--set', 'Content=你好', '--user', 'lisi'];
    const { code, stdout, stderr } = await runProgram(args, { environment: target.environment });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^text as lisi → http:.*\ntry 1: 200 in \d+ ms\nreply:\n<xml>\n/);
    assert.match(stdout, /<ToUserName><!\[CDATA\[lisi]]>/);
    assert.match(stdout, /<Content><!\[CDATA\[你好]]>/);
  });

  it('sends any event of the reference, with fields of its own', async () => {
    const args = ['trigger', 'change_contact/create_user', '-s', 'UserID=lisi', '-s', 'ExtAttr.Item=[{"Name":"a"}]'];
    const { code, stdout } = await runCli([...args, '--json', '--url', target.url], {
      environment: target.environment,
    });
    const { ok, xml, tries, answer } = JSON.parse(stdout);
    assert.deepEqual([code, ok, answer.kind, tries.length], [0, true, 'empty', 1]);
    assert.match(xml, /<UserID><!\[CDATA\[lisi]]>/);
    const event = seen.at(-1);
    assert.ok(event?.event === 'change_contact' && event.changeType === 'create_user');
    assert.deepEqual([event.userId, event.fromUserName], ['lisi', 'sys']);
  });

  it('puts values into nested fields', async () => {
    const args = ['trigger', 'scancode_waitmsg', '-s', 'ScanCodeInfo.ScanResult=4711', '-s', 'EventKey=a=b'];
    await runCli(args, { environment: target.environment });
    const event = seen.at(-1);
    assert.ok(event?.event === 'scancode_waitmsg');
    assert.deepEqual([event.scanCodeInfo.scanResult, event.eventKey], ['4711', 'a=b']);
    await runCli(['trigger', 'enter_agent', '-s', 'New.Inner=1'], { environment: target.environment });
    assert.deepEqual({ ...(seen.at(-1)?.raw.New as object) }, { Inner: '1' });
  });

  it('uploads the file of a picture by the server API', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    writeFileSync(join(folder, 'cat.png'), png);
    const args = ['trigger', 'image', '--file', 'cat.png'];
    const { code, stdout } = await runCli(args, { environment: target.environment, folder });
    assert.equal(code, 0);
    const mediaId = /<Image>\s*<MediaId><!\[CDATA\[([^\]]+)/.exec(stdout)?.[1] ?? '';
    assert.deepEqual(target.wecom.media.get(mediaId)?.bytes, png);
  });

  it('accepts a reply with media that are elsewhere', async () => {
    const args = ['trigger', 'image', '--set', 'MediaId=FROM_WECOM'];
    const { code, stdout } = await runCli(args, { environment: target.environment });
    assert.equal(code, 0);
    assert.match(stdout, /<MediaId><!\[CDATA\[FROM_WECOM]]>/);
  });

  it('ends with 1 when the app refuses it', async () => {
    const environment = { ...target.environment, WECOM_APP_TOKEN: 'xyzzy' };
    const { code, stdout, stderr } = await runCli(['trigger', 'text'], { environment });
    assert.deepEqual([code, stderr], [1, '']);
    assert.equal(stdout.match(/^try \d: status 403: msg_signature does not match/gm)?.length, 3);
  });

  it('ends with 1 when WeCom would refuse the reply, and says why', async () => {
    const plain = await serve((_request, response) => {
      response.end('<xml><MsgType>text</MsgType><Content>hi</Content></xml>');
    });
    const args = ['trigger', 'text', '--url', plain.origin];
    const { code, stdout } = await runCli(args, { environment: target.environment });
    const json = await runCli([...args, '--json'], { environment: target.environment });
    plain.close();
    assert.equal(code, 1);
    assert.match(stdout, /try 1: 200 in \d+ ms\nrefused: the reply is not encrypted/);
    const { ok, answer } = JSON.parse(json.stdout);
    assert.deepEqual([json.code, ok, answer.kind], [1, false, 'refused']);
  });

  it('refuses a reply with media elsewhere for any other fault', async () => {
    const crypto = new CallbackCrypto({ ...target.app.config, receiveId: target.app.config.corpId });
    const reply = `<xml><ToUserName>lisi</ToUserName><FromUserName>${target.app.config.corpId}</FromUserName><CreateTime>1</CreateTime><MsgType>voice</MsgType><Voice><MediaId>FROM_WECOM</MediaId></Voice></xml>`;
    const other = await serve((_request, response) => {
      response.end(writeEnvelope(crypto.seal(reply, '1767225600')));
    });
    const { code, stdout } = await runCli(['trigger', 'voice', '--url', other.origin], target);
    other.close();
    assert.equal(code, 1);
    assert.match(stdout, /refused: ToUserName is "lisi", but the callback came from "ZhangSan"/);
  });

  it('lists everything that can be sent', async () => {
    const { code, stdout } = await runCli(['trigger', '--list']);
    assert.equal(code, 0);
    const names = stdout.split('\n').map((line) => line.split(' ')[0]);
    for (const { event, changeType } of eventCatalog()) {
      assert.ok(names.includes(changeType === undefined ? event : `${event}/${changeType}`), event);
    }
    for (const name of ['text', 'image', 'voice', 'video', 'location', 'link']) assert.ok(names.includes(name), name);
    const json = JSON.parse((await runCli(['trigger', '--list', '--json'])).stdout);
    assert.deepEqual(json[0], { name: 'text', title: '文本消息', kind: 'message', fields: { Content: 'Hello' } });
  });

  it('sends what the list does not know only when forced', async () => {
    const { environment } = target;
    const unknown = await runCli(['trigger', 'brand_new'], { environment });
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /there is no brand_new: --list shows all; --force/);
    const forced = await runCli(['trigger', 'brand_new', '--force', '--set', 'X=1'], { environment });
    assert.equal(forced.code, 0);
    assert.match(forced.stdout, /note: brand_new is not among the events known here/);
    assert.equal(seen.at(-1)?.raw.Event, 'brand_new');
    const incomplete = await runCli(['trigger', 'change_contact'], { environment });
    assert.match(incomplete.stderr, /did you mean change_contact\/create_user/);
  });

  it('ends with 2 when called wrongly', async () => {
    const wrong = [
      [['trigger'], /name an event/],
      [['trigger', 'text', '--set', 'Content'], /must be Name=value/],
      [['trigger', 'text', '--set', 'Content={"a":'], /begins like JSON/],
      [['trigger', 'text', '--set', 'a..b=1'], /must be Name=value/],
      [['trigger', 'text', '--file', 'cat.png'], /--file goes with image, voice, video, not with text/],
      [['trigger', 'text', '--url', 'localhost'], /is not a URL/],
    ] as const;
    for (const [args, problem] of wrong) {
      const { code, stdout, stderr } = await runCli(args, { environment: target.environment });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, problem);
    }
  });
});
