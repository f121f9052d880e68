import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceFiles } from './helpers/source-files.js';

async function namesOf(path: string): Promise<string[]> {
  return Object.keys(await import(`../src/${path}`)).sort();
}

describe('what the package exports', () => {
  it('from wecom-app-svr', async () => {
    assert.deepEqual(await namesOf('index.ts'), [
      'ApiError',
      'CARD_SHAPE',
      'CARD_TYPES',
      'CallbackError',
      'ConfigError',
      'CursorList',
      'DESCRIPTION_MAX_BYTES',
      'GroupRobot',
      'HandlerError',
      'Health',
      'HttpError',
      'MAX_ARTICLES',
      'ManualClock',
      'MemoryTokenStore',
      'OnChange',
      'OnEvent',
      'OnMessage',
      'OnText',
      'OnUnhandled',
      'PrometheusMetrics',
      'REPLYABLE_EVENTS',
      'RateLimitError',
      'RequestError',
      'StoreError',
      'TEXT_MAX_BYTES',
      'TITLE_MAX_BYTES',
      'UPDATE_CARD_SHAPE',
      'WecomApp',
      'WecomClient',
      'WecomError',
      'WecomHandlers',
      'canReply',
      'cardToJson',
      'checkTemplateCard',
      'checkUpdateTemplateCard',
      'combineObservers',
      'describeErrCode',
      'hasCardShape',
      'healthResponse',
      'isPassiveReply',
      'openStore',
      'readIncoming',
      'renderReply',
      'reply',
      'signUrl',
      'systemClock',
      'updateCardToJson',
    ]);
  });

  it('from wecom-app-svr/crypto', async () => {
    assert.deepEqual(await namesOf('crypto/index.ts'), [
      'CallbackCrypto',
      'CallbackError',
      'CallbackKeyring',
      'ConfigError',
      'WecomError',
      'buildPlainFrame',
      'createFrameCipher',
      'createPlainFrameCipher',
      'decodeEncodingAESKey',
      'decryptMessage',
      'encodingAESKeyProblem',
      'encryptMessage',
      'fillRandom',
      'randomUint32',
      'readCallbackQuery',
      'readEchoStr',
      'readEnvelope',
      'readPlainFrame',
      'signature',
      'signatureMatches',
      'verifyUrl',
      'writeEnvelope',
    ]);
  });
});

describe('coverage', () => {
  // c8 counts what was loaded. A module that no test loads must count as not covered, so all are loaded here; one of
  // types only is not, since its lines would count as covered without being run.
  it('counts every module that has code', async () => {
    // The command line's own file runs when it is loaded; its tests run it as a program.
    const withCode = sourceFiles.filter(({ hasCode, path }) => hasCode && path !== 'cli/main.ts');
    assert.ok(withCode.length > 0);
    for (const { path } of withCode) await import(`../src/${path}`);
  });
});
