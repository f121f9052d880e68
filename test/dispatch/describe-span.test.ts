import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeSpan } from '../../src/dispatch/describe-span.js';
import { type CallbackResult, openCallback } from '../../src/dispatch/index.js';
import { eventXml, SETTINGS, textXml } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { QUIET_SPAN } from '../observe/failing-tracers.js';

const SOURCE = {
  corpId: SETTINGS.corpId,
  logger: recordingLogger(),
  api: () => assert.fail('no call is made'),
  session: () => assert.fail('no session is opened'),
};

const REPLIED = { outcome: 'replied', handler: 'onText', warnings: [] } as const satisfies CallbackResult;

/** What the span of a callback says of it, but for the id of the request, which must be the context's. */
function attributesOf(xml: string, result: CallbackResult): Record<string, unknown> {
  const { ctx } = openCallback(xml, SOURCE);
  const attributes: Record<string, unknown> = {};
  const setAttribute = (name: string, value: unknown): void => {
    attributes[name] = value;
  };
  describeSpan({ ...QUIET_SPAN, setAttribute }, ctx, result);
  const { 'wecom.request_id': requestId, ...rest } = attributes;
  assert.equal(requestId, ctx.requestId);
  return rest;
}

describe('the span of a callback', () => {
  it('says what it was and what became of it, and nothing of what the member wrote', () => {
    assert.deepEqual(attributesOf(textXml('a secret'), { ...REPLIED, road: 'hold', tryNumber: 2 }), {
      'wecom.corp_id': SETTINGS.corpId,
      'wecom.agent_id': 1000002,
      'wecom.msg_type': 'text',
      'wecom.outcome': 'replied',
      'wecom.road': 'hold',
      'wecom.duplicate': true,
    });
  });

  it('names the event, and leaves out what there is not', () => {
    const xml = eventXml('batch_job_result', '', { userId: 'sys', agentId: '' });
    assert.deepEqual(attributesOf(xml, { ...REPLIED, outcome: 'empty' }), {
      'wecom.corp_id': SETTINGS.corpId,
      'wecom.msg_type': 'event',
      'wecom.event': 'batch_job_result',
      'wecom.outcome': 'empty',
      'wecom.duplicate': false,
    });
  });

  it('names the change', () => {
    const xml = eventXml('change_contact', '<ChangeType>delete_party</ChangeType><Id>2</Id>', { agentId: '' });
    assert.equal(attributesOf(xml, REPLIED)['wecom.change_type'], 'delete_party');
  });
});
