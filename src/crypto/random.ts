import { randomFillSync } from 'node:crypto';

/** One refill serves 512 prefixes: asking the system for 16 bytes at a time costs more than the AES of a short text. */
const POOL_SIZE = 8192;
const pool = Buffer.allocUnsafe(POOL_SIZE);
let used = POOL_SIZE;

/** Copies `length` fresh random bytes (at most 8,192) into `target` at `offset`. No byte is ever handed out twice. */
export function fillRandom(target: Buffer, offset: number, length: number): void {
  used = advance(length);
  pool.copy(target, offset, used - length, used);
}

/** A fresh random integer from 0 to 2^32 - 1. */
export function randomUint32(): number {
  used = advance(4);
  return pool.readUInt32LE(used - 4);
}

function advance(length: number): number {
  if (used + length <= POOL_SIZE) return used + length;
  randomFillSync(pool);
  return length;
}
