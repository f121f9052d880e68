import { createHash } from 'node:crypto';

const SHORTEST = 1_800;
const LONGEST = 14_400;

/**
 * The repeat check (重复消息检查) of one message of a job: sent again after a crash, it is the same request and reaches
 * the member once. Each job has an interval of its own, since the same request is what WeCom compares: otherwise two
 * equal answers to two questions would be one.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export function duplicateCheckOf(jobId: string, index: number) {
  const number = createHash('sha256').update(jobId).digest().readUInt32BE(0) + index;
  return { enableDuplicateCheck: 1, duplicateCheckInterval: SHORTEST + (number % (LONGEST - SHORTEST + 1)) } as const;
}
