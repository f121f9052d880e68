import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encrypt } from '@wecom/crypto';
import { answerByHand } from '../../bench/contenders/hand-sliced.js';
import { SETTINGS } from '../../bench/settings.js';
import { checkEcho, sealCallback, sign } from '../../bench/witness.js';
import { buildCallbacks, callbackOf, plaintextOf } from '../../bench/workload.js';

/** A rightly signed callback around any ciphertext. */
function answerTo(encrypted: string): string | undefined {
  const query = { timestamp: '1700000000', nonce: '42', msg_signature: sign('1700000000', '42', encrypted) };
  return answerByHand(query, Buffer.from(sealCallback(encrypted)));
}

describe('the limit', () => {
  it('echoes every text of the workload', () => {
    for (const callback of buildCallbacks(0, 100)) {
      checkEcho(answerByHand(callback.query, callback.body) ?? '', callback);
    }
  });

  it('makes the checks that a fair limit must pay for', () => {
    const { query, body } = callbackOf(0);
    const { encodingAESKey, corpId } = SETTINGS;
    assert.equal(answerByHand({ ...query, msg_signature: 'f'.repeat(40) }, body), undefined, 'signature');
    assert.equal(answerByHand({ ...query, msg_signature: 'f' }, body), undefined, 'length of the signature');
    assert.equal(answerByHand(query, Buffer.from('<xml></xml>')), undefined, 'no Encrypt');
    assert.equal(answerTo(encrypt(encodingAESKey, plaintextOf(0), 'wx0000000000000000')), undefined, 'receiveId');
    assert.equal(answerTo(encrypt(encodingAESKey, '<xml></xml>', corpId)), undefined, 'not a text message');
    assert.equal(answerTo(Buffer.alloc(40).toString('base64')), undefined, 'not whole blocks');
    assert.equal(answerTo(Buffer.alloc(64).toString('base64')), undefined, 'padding');
  });
});
