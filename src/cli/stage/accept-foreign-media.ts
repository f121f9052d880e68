import { readReply } from '../../emulator/callback/answer/index.js';
import type { Callback } from '../../emulator/callback/index.js';
import type { CallbackExchange } from '../../emulator/page-api/index.js';
import type { MediaType, World } from '../../emulator/world/index.js';

const MEDIA_REPLY = /<MsgType>(?:<!\[CDATA\[)?(image|voice|video)\b[\s\S]*<MediaId>(?:<!\[CDATA\[)?([\w-]+)/;

/**
 * Reads a reply with media once more as if they were there: they are where the app has uploaded them, be it WeCom or
 * another emulator, and the emulator that lives for this one command knows nothing of them.
 */
export function acceptForeignMedia(exchange: CallbackExchange, callback: Callback, world: World): CallbackExchange {
  const { answer } = exchange;
  const [, type, mediaId] = MEDIA_REPLY.exec(answer?.xml ?? '') ?? [];
  const isReadable = answer?.kind === 'refused' && answer.isSignatureRight === true && answer.xml !== undefined;
  if (!isReadable || !isMediaType(type) || mediaId === undefined) return exchange;
  const now = world.clock.now();
  const media = world.media.add({ type, bytes: Buffer.alloc(0), fileName: mediaId }, now);
  world.media.all.set(mediaId, { ...media, mediaId });
  const { problem, warnings } = readReply(answer.xml, callback.xml, world);
  const { problem: _refusal, ...readable } = answer;
  const verdict = problem === undefined ? { ...readable, kind: 'reply' as const } : { ...answer, problem };
  return { ...exchange, answer: verdict, warnings: [...new Set([...exchange.warnings, ...warnings])] };
}

function isMediaType(type: string | undefined): type is MediaType {
  return type === 'image' || type === 'voice' || type === 'video';
}
