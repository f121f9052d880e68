import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Context, WecomApp } from '../../src/index.js';
import { eventXml, SETTINGS, textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';
import { newApp, send } from './desk.js';

describe('the context', () => {
  it('tells who, where and which, and writes lines that carry it', async () => {
    const { app, lines } = newApp();
    const seen: Context[] = [];
    app.setMessageHandler((_message, ctx) => {
      seen.push(ctx);
      ctx.logger.info({ step: 1 }, 'working');
    });
    await send(app, textXml('a', { userId: '00123' }));
    await send(app, textXml('b'));
    const [first, second] = seen;
    assert.deepEqual([first?.userId, first?.corpId, first?.agentId], ['00123', SETTINGS.corpId, 1000002]);
    assert.notEqual(first?.requestId, second?.requestId);
    assert.notEqual(first?.state, second?.state);
    assert.equal(first?.signal.aborted, false);
    assert.deepEqual(lines[0], {
      requestId: first?.requestId,
      userId: '00123',
      step: 1,
      level: 'info',
      message: 'working',
    });
  });

  it('shows bodies at debug level only, without codes that can be used', async () => {
    const lines: LogLine[] = [];
    const app = new WecomApp({ ...SETTINGS, logger: recordingLogger(lines, {}, true), environment: {} });
    await send(
      app,
      eventXml(
        'template_card_event',
        '<TaskId>t</TaskId><ResponseCode>SECRET</ResponseCode><SelectedItems><SelectedItem><QuestionKey>q</QuestionKey></SelectedItem></SelectedItems>',
      ),
    );
    const [body] = lines;
    assert.equal(body?.level, 'debug');
    const { Number: _, ...callback } = (body?.callback ?? {}) as Record<string, unknown>;
    assert.deepEqual(callback, {
      ToUserName: SETTINGS.corpId,
      FromUserName: 'ZhangSan',
      CreateTime: '1767225600',
      MsgType: 'event',
      Event: 'template_card_event',
      TaskId: 't',
      ResponseCode: '[redacted]',
      SelectedItems: { SelectedItem: { QuestionKey: 'q' } },
      AgentID: '1000002',
    });
    assert.ok(!JSON.stringify(lines).includes('SECRET'));
  });
});
