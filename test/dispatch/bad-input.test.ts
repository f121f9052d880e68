import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { WecomApp } from '../../src/index.js';
import { callbackOf, encryptText, openReply, SETTINGS, signatureOf, textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

const OTHER_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

function echoApp(): { readonly app: WecomApp; readonly lines: LogLine[] } {
  const logger = recordingLogger();
  const app = new WecomApp({ ...SETTINGS, logger, environment: {} });
  app.setMessageHandler((message) => (message.msgType === 'text' ? message.content : undefined));
  return { app, lines: logger.lines };
}

const good = callbackOf(textXml('hi'));

/** A request whose signature is right, around any ciphertext or frame. */
function signed(encrypt: string): { query: Record<string, string>; body: string } {
  const query = { msg_signature: signatureOf(SETTINGS.token, '1', '2', encrypt), timestamp: '1', nonce: '2' };
  return { query, body: `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>` };
}

function encryptFrame(frame: Buffer): string {
  const key = Buffer.from(`${SETTINGS.encodingAESKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(frame), cipher.final()]).toString('base64');
}

function frameWith(change: (frame: Buffer) => void): string {
  const frame = Buffer.alloc(96, 32);
  frame.writeUInt32BE(10, 16);
  change(frame);
  return encryptFrame(frame);
}

interface Bad {
  readonly why: string;
  readonly status: number;
  readonly code: string;
  readonly hint?: RegExp;
  readonly method?: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: string | Uint8Array;
}

const bad: readonly Bad[] = [
  { why: 'no query at all', status: 400, code: 'missing_parameter', query: {}, hint: /browser|health check/ },
  { why: 'no signature', status: 400, code: 'missing_parameter', query: { ...good.query, msg_signature: undefined } },
  { why: 'an empty timestamp', status: 400, code: 'missing_parameter', query: { ...good.query, timestamp: '' } },
  { why: 'a repeated nonce', status: 400, code: 'repeated_parameter', query: { ...good.query, nonce: ['1', '2'] } },
  {
    why: 'an overlong nonce',
    status: 400,
    code: 'malformed_parameter',
    query: { ...good.query, nonce: 'x'.repeat(10_000) },
  },
  {
    why: 'a nonce that is no text',
    status: 400,
    code: 'malformed_parameter',
    query: { ...good.query, nonce: { a: '1' } },
  },
  {
    why: 'a wrong signature',
    status: 403,
    code: 'signature_mismatch',
    query: { ...good.query, msg_signature: '0'.repeat(40) },
    hint: /WECOM_APP_TOKEN/,
  },
  {
    why: 'another token',
    status: 403,
    code: 'signature_mismatch',
    ...callbackOf(textXml('x'), { ...SETTINGS, token: 'other' }),
    hint: /WECOM_APP_TOKEN/,
  },
  {
    why: 'another key',
    status: 400,
    code: 'decrypt_failed',
    ...callbackOf(textXml('x'), { ...SETTINGS, encodingAESKey: OTHER_KEY }),
    hint: /WECOM_APP_AES_KEY/,
  },
  {
    why: 'another corpId',
    status: 403,
    code: 'receive_id_mismatch',
    ...callbackOf(textXml('x'), { ...SETTINGS, corpId: 'wwother' }),
    hint: /"wwother".*WECOM_APP_CORP_ID/,
  },
  {
    why: 'a truncated Encrypt',
    status: 400,
    code: 'decrypt_failed',
    ...signed(encryptText('x', SETTINGS).slice(0, 50)),
  },
  { why: 'an Encrypt that is not base64', status: 400, code: 'decrypt_failed', ...signed('!!!!') },
  { why: 'a pad of 0', status: 400, code: 'decrypt_failed', ...signed(frameWith((frame) => frame.fill(0, 95))) },
  { why: 'a pad of 33', status: 400, code: 'decrypt_failed', ...signed(frameWith((frame) => frame.fill(33, 40))) },
  {
    why: 'uneven padding',
    status: 400,
    code: 'decrypt_failed',
    ...signed(frameWith((frame) => frame.fill(7, 70, 71))),
  },
  {
    why: 'a length beyond the buffer',
    status: 400,
    code: 'decrypt_failed',
    ...signed(frameWith((frame) => frame.writeUInt32BE(77, 16))),
  },
  {
    why: 'the greatest length',
    status: 400,
    code: 'decrypt_failed',
    ...signed(frameWith((frame) => frame.writeUInt32BE(0xffffffff, 16))),
  },
  { why: 'no body', status: 400, code: 'body_empty', body: '' },
  { why: 'JSON', status: 400, code: 'malformed_envelope', body: '{"encrypt":"x"}', hint: /智能机器人/ },
  { why: 'XML without Encrypt', status: 400, code: 'malformed_envelope', body: '<xml><A>1</A></xml>' },
  { why: 'HTML', status: 400, code: 'malformed_envelope', body: '<html><body>hello</body></html>' },
  { why: 'a body that is not UTF-8', status: 400, code: 'malformed_envelope', body: Buffer.from([0xc3, 0x28, 0xff]) },
  {
    why: 'a DTD outside',
    status: 400,
    code: 'malformed_envelope',
    query: good.query,
    body: `<!DOCTYPE xml>${good.body}`,
  },
  {
    why: 'a DTD inside',
    status: 400,
    code: 'malformed_xml',
    ...callbackOf('<!DOCTYPE xml [<!ENTITY a "b">]><xml><MsgType>&a;</MsgType></xml>'),
  },
  {
    why: 'an entity bomb inside',
    status: 400,
    code: 'malformed_xml',
    ...callbackOf(`<!DOCTYPE x [<!ENTITY a "${'a'.repeat(99)}"><!ENTITY b "&a;&a;&a;">]><xml><A>&b;</A></xml>`),
  },
  { why: 'malformed XML inside', status: 400, code: 'malformed_xml', ...callbackOf('<xml><MsgType>text</xml>') },
  { why: 'JSON inside', status: 400, code: 'malformed_xml', ...callbackOf('{"MsgType":"text"}') },
  { why: 'nothing inside', status: 400, code: 'malformed_xml', ...callbackOf('') },
  {
    why: 'a prototype key inside',
    status: 400,
    code: 'malformed_xml',
    ...callbackOf('<xml><__proto__><MsgType>text</MsgType></__proto__></xml>'),
  },
  { why: 'GET without echostr', status: 400, code: 'missing_parameter', method: 'GET', query: good.query },
  {
    why: 'GET with a wrong echostr',
    status: 403,
    code: 'signature_mismatch',
    method: 'GET',
    query: { ...good.query, echostr: 'AAAA' },
  },
  { why: 'HEAD', status: 405, code: 'method_not_allowed', method: 'HEAD' },
  { why: 'PUT', status: 405, code: 'method_not_allowed', method: 'PUT' },
  { why: 'a method that is not one', status: 405, code: 'method_not_allowed', method: '__proto__' },
];

describe('bad input', () => {
  for (const { why, status, code, hint, method = 'POST', query = good.query, body } of bad) {
    it(`is refused: ${why}`, async () => {
      const { app, lines } = echoApp();
      const response = await app.handle({ method, query, body: body ?? (method === 'POST' ? good.body : undefined) });
      assert.equal(response.status, status);
      assert.equal(response.headers['content-type'], 'text/plain; charset=utf-8');
      assert.ok(response.body.length > 0 && response.body.length < 100, response.body);
      for (const secret of [SETTINGS.token, SETTINGS.encodingAESKey, SETTINGS.corpId])
        assert.ok(!response.body.includes(secret));
      assert.doesNotMatch(response.body, /\n|\bat /);
      assert.equal(lines.length, 1);
      const [line] = lines;
      assert.deepEqual([line?.level, line?.code, line?.status, line?.outcome], ['warn', code, status, 'refused']);
      assert.ok(typeof line?.durationMs === 'number');
      if (hint !== undefined) assert.match(String(line?.hint), hint);
      for (const secret of [SETTINGS.token, SETTINGS.encodingAESKey]) assert.ok(!JSON.stringify(line).includes(secret));
      if (status === 405) assert.equal(response.headers.allow, 'GET, POST');

      const next = await app.handle({ method: 'POST', ...good });
      assert.match(openReply(next.body), /<Content><!\[CDATA\[hi\]\]><\/Content>/);
    });
  }

  it('answers 500 without detail when the server itself fails', async () => {
    const logger = recordingLogger();
    const clock = { now: () => Number.NaN, setTimeout: () => ({ cancel: () => undefined }) };
    const app = new WecomApp({ ...SETTINGS, logger, clock, environment: {} });
    clock.now = () => {
      throw new Error('the clock broke');
    };
    const response = await app.handle({ method: 'POST', ...good });
    assert.deepEqual([response.status, response.body], [500, 'internal error']);
    assert.equal(logger.lines.at(-1)?.level, 'error');
  });

  it('never crashes the pipeline, whatever it is', async () => {
    const { app } = echoApp();
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.constant(undefined), fc.object());
    const query = fc.dictionary(fc.constantFrom('msg_signature', 'timestamp', 'nonce', 'echostr', '__proto__'), value);
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      fc.constantFrom('', '<xml>', good.body.slice(0, 60)),
    );
    const method = fc.constantFrom('GET', 'POST', 'HEAD', 'DELETE', '');
    await fc.assert(
      fc.asyncProperty(method, query, body, async (...[verb, parameters, bytes]) => {
        const response = await app.handle({ method: verb, query: parameters, body: bytes });
        assert.ok(response.status >= 400 && response.status < 500, String(response.status));
      }),
      { numRuns: 1000 },
    );
  });

  it('never crashes the pipeline when it is signed and encrypted rightly', async () => {
    const { app } = echoApp();
    const tag = fc.constantFrom(
      'MsgType',
      'Event',
      'ChangeType',
      'Content',
      'FromUserName',
      'ToUserName',
      'x',
      'SendPicsInfo',
      'BatchJob',
    );
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('text', 'event', 'click', 'change_contact', 'constructor', 'image', ''),
    );
    const xml = fc
      .array(fc.tuple(tag, text))
      .map((fields) => `<xml>${fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</xml>`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(xml, fc.string({ unit: 'binary' })), async (plain) => {
        const { query, body } = callbackOf(plain);
        const response = await app.handle({ method: 'POST', query, body });
        assert.ok(response.status === 200 || response.status === 400, String(response.status));
      }),
      { numRuns: 500 },
    );
  });
});
