import type { CallbackExchange, ConversationEntry, Exchange } from '../page-api/index.js';
import { messageText } from './message-text.js';
import { describePattern, type ReplyPattern } from './reply-pattern.js';

/** So many callbacks are told of, the latest. */
const MAX_CALLBACKS = 5;

/** What a failed expectation says below its first line: what did arrive, and how the callbacks went. */
export function describeArrivals(
  pattern: ReplyPattern | undefined,
  messages: readonly ConversationEntry[],
  exchanges: readonly Exchange[],
): string {
  const callbacks = exchanges.filter(isDelivery).slice(-MAX_CALLBACKS);
  return [
    `  expected: ${describePattern(pattern)}`,
    ...(messages.length === 0 ? ['  received: nothing'] : messages.map((message) => describeMessage(message, pattern))),
    ...(callbacks.length === 0 ? ['  no callback was sent'] : ['  callbacks:', ...callbacks.flatMap(describeCallback)]),
  ].join('\n');
}

/** One message in a line, with the place where it begins to differ from an expected text. */
export function describeMessage(message: ConversationEntry, pattern?: ReplyPattern): string {
  const text = messageText(message);
  const line = `  received: ${JSON.stringify(text)} (${message.msgType}, ${message.road})`;
  if (typeof pattern !== 'string') return line;
  const [expected, received] = [[...pattern], [...text]];
  const at = received.findIndex((character, index) => character !== expected[index]);
  return `${line}, differs from character ${(at < 0 ? received.length : at) + 1} on`;
}

function isDelivery(exchange: Exchange): exchange is CallbackExchange {
  return exchange.kind === 'callback' && exchange.request.method === 'POST';
}

function describeCallback({ title, tries, answer, state, warnings }: CallbackExchange): string[] {
  const problems = tries.map(({ number, problem }) => (problem === undefined ? '' : `try ${number}: ${problem}`));
  const refusal = answer?.problem === undefined ? [] : [`reply refused: ${answer.problem}`];
  const outcome = answer === undefined ? state : `answered ${answer.status} (${answer.kind})`;
  const notes = [...problems, ...refusal, ...warnings].filter((note) => note !== '');
  return [`    ${title}: ${outcome}`, ...notes.map((note) => `      ${note}`)];
}
