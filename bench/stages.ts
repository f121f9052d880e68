import {
  CallbackCrypto,
  decryptMessage,
  readCallbackQuery,
  readEnvelope,
  type SignedCiphertext,
  signature,
  writeEnvelope,
} from '../src/crypto/index.js';
import { CallbackContext } from '../src/dispatch/callback-context.js';
import { HandlerRunner } from '../src/dispatch/index.js';
import { HandlerSet } from '../src/handlers/index.js';
import { type Incoming, readIncoming } from '../src/message/index.js';
import { renderReply } from '../src/reply/index.js';
import { parseXml, type XmlRecord } from '../src/xml/index.js';
import { echo, SILENT } from './contenders/echo-app.js';
import { SETTINGS } from './settings.js';
import type { Callback } from './workload.js';

/** What the stages of one callback find at their beginning. */
export interface StageInput {
  readonly callback: Callback;
  readonly signed: SignedCiphertext;
  readonly xml: string;
  readonly record: XmlRecord;
  readonly incoming: Incoming;
  readonly replyXml: string;
}

const { token, encodingAESKey, corpId } = SETTINGS;
const crypto = new CallbackCrypto({ token, encodingAESKey, receiveId: corpId });
const handlers = new HandlerSet();
handlers.registry.add({ kind: 'any-message' }, echo);
const runner = new HandlerRunner(handlers);

/** Our pipeline taken apart, in its order. What is left of the whole is the log, and waiting for promises. */
export const STAGES: Readonly<Record<string, (input: StageInput) => unknown>> = {
  'cut the envelope': ({ callback }) => readEnvelope(callback.body),
  'check the query': ({ callback }) => readCallbackQuery(callback.query),
  'verify the signature': ({ signed }) => crypto.verify(signed),
  'the same, and decrypt': ({ signed }) => crypto.open(signed).toString('utf8'),
  'parse the XML': ({ xml }) => parseXml(xml),
  'read the message': ({ record }) => readIncoming(record),
  'run the handler': ({ incoming }) => runner.run(contextOf(incoming)),
  'write the reply': ({ callback }) => replyXmlOf(callback),
  encrypt: ({ replyXml }) => crypto.encrypt(replyXml),
  'sign and write the envelope': ({ signed: { timestamp, nonce, encrypt } }) =>
    writeEnvelope({ msgSignature: signature(token, timestamp, nonce, encrypt), timestamp, nonce, encrypt }),
};

/** Runs a callback up to each stage, so that the stages can be timed one by one. */
export function stageInputOf(callback: Callback): StageInput {
  const signed = { ...readCallbackQuery(callback.query), encrypt: readEnvelope(callback.body) };
  const xml = decryptMessage(crypto, callback.query, callback.body);
  const record = parseXml(xml);
  return { callback, signed, xml, record, incoming: readIncoming(record).incoming, replyXml: replyXmlOf(callback) };
}

function contextOf(incoming: Incoming): CallbackContext {
  return new CallbackContext(incoming, { corpId, logger: SILENT, api: noApi, session: noApi });
}

function replyXmlOf({ text, userId, query }: Callback): string {
  const header = { toUserName: userId, fromUserName: corpId, createTime: Number(query.timestamp) };
  return renderReply({ msgType: 'text', content: text }, header).xml;
}

function noApi(): never {
  throw new Error('the benchmark makes no API calls');
}
