import { JOINED_WORDS } from './joined-words.js';
import { isWireRecord, type WireRecord } from './wire-record.js';

/**
 * Spells the member names of an answer our way, however deep: `external_userid` becomes `externalUserId`,
 * `tagname` `tagName`. Values stay as they are. `Answer` is what the platform's page promises; it is not checked.
 */
export function fromWire<Answer>(value: unknown): Answer {
  return convert(value) as Answer;
}

/** Spells a whole answer our way, without its `errcode` and `errmsg`, which have done their duty. */
export function fromAnswer<Answer>({ errcode, errmsg, ...body }: WireRecord): Answer {
  return fromWire<Answer>(body);
}

/** One wire name in our spelling. */
export function fromWireName(name: string): string {
  const words = name.split('_').map((word) => JOINED_WORDS.get(word.toLowerCase()) ?? word);
  // `UserId`, `OpenId` and `DeviceId` of the legacy login call are the only names that begin with a capital.
  return words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join('');
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (!isWireRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [fromWireName(name), convert(member)]));
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
