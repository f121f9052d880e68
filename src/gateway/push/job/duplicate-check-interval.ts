import { createHash } from 'node:crypto';

const SHORTEST = 1800;
const LONGEST = 14_400;

/**
 * The interval of the repeat check (重复消息检查), in seconds, for one message of a push. It is part of the request that
 * WeCom compares: the same push tried again is a repeat and not shown twice, while another push of the same words has
 * another interval and is shown.
 */
export function duplicateCheckInterval(pushId: string, index: number): number {
  const digest = createHash('sha256').update(`${pushId} ${index}`).digest();
  return SHORTEST + (digest.readUInt32BE() % (LONGEST - SHORTEST + 1));
}
