import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STAGES, stageInputOf } from '../../bench/stages.js';
import { checkEcho, decrypt } from '../../bench/witness.js';
import { callbackOf } from '../../bench/workload.js';

describe('the stages', () => {
  const callback = callbackOf(5);
  const input = stageInputOf(callback);

  it('hand on what the pipeline would', () => {
    assert.ok(input.xml.includes(callback.text));
    assert.equal(input.record.Content, callback.text);
    assert.equal(input.incoming.msgType, 'text');
    assert.ok(input.replyXml.includes(callback.text));
  });

  it('do their work, each by itself', async () => {
    const results: Record<string, unknown> = {};
    for (const [name, run] of Object.entries(STAGES)) results[name] = await run(input);
    assert.equal(results['verify the signature'], true);
    assert.equal(results['the same, and decrypt'], input.xml);
    assert.deepEqual(results['read the message'], { incoming: input.incoming });
    assert.deepEqual((results['run the handler'] as { reply: unknown }).reply, {
      msgType: 'text',
      content: callback.text,
    });
    assert.equal(decrypt(String(results.encrypt)), input.replyXml);
  });

  it('end in an envelope that is signed', () => {
    const encrypted = String(STAGES.encrypt?.(input));
    const signed = { ...input.signed, encrypt: encrypted };
    checkEcho(String(STAGES['sign and write the envelope']?.({ ...input, signed })), callback);
  });
});
