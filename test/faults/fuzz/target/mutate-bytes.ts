import type { Dice } from './dice.js';

/** Longer inputs only cost time. */
const LONGEST = 200_000;

/** What has broken parsers before. */
const TOKENS = [
  '\0',
  '\ufeff',
  '\u2028',
  '\ud800',
  '💥',
  '&#0;',
  '&#x110000;',
  '&lol;',
  '%00',
  '%',
  '%zz',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?xml version="1.1"?>',
  '<!DOCTYPE x [<!ENTITY lol "lol">]>',
  '</xml>',
  '<xml>',
  '<__proto__>',
  'constructor',
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  '0x10',
  '18446744073709551616',
] as const;

/** Changes bytes in one of the ways in which data goes wrong, or is made to. `other` is what may be spliced in. */
export function mutateBytes(input: Buffer, other: Buffer, dice: Dice): Buffer {
  let bytes = input;
  for (let rounds = 1 + dice.below(3); rounds > 0; rounds--) bytes = dice.pick(WAYS)(bytes, dice, other);
  return bytes.length > LONGEST ? bytes.subarray(0, LONGEST) : bytes;
}

type Way = (bytes: Buffer, dice: Dice, other: Buffer) => Buffer;

const WAYS: readonly Way[] = [flipBits, truncate, remove, repeat, splice, insertToken, insertNoise, swap];

function flipBits(bytes: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(bytes);
  for (let flips = 1 + dice.below(8); flips > 0 && copy.length > 0; flips--) {
    const at = dice.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8));
  }
  return copy;
}

function truncate(bytes: Buffer, dice: Dice): Buffer {
  return bytes.subarray(0, dice.below(bytes.length + 1));
}

function remove(bytes: Buffer, dice: Dice): Buffer {
  const [start, end] = range(bytes, dice);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
}

function repeat(bytes: Buffer, dice: Dice): Buffer {
  const [start, end] = range(bytes, dice);
  const part = bytes.subarray(start, end);
  const times = dice.pick([2, 3, 10, 100]);
  return Buffer.concat([bytes.subarray(0, start), ...Array.from({ length: times }, () => part), bytes.subarray(end)]);
}

function splice(bytes: Buffer, dice: Dice, other: Buffer): Buffer {
  const [start, end] = range(other, dice);
  return insert(bytes, other.subarray(start, end), dice);
}

function insertToken(bytes: Buffer, dice: Dice): Buffer {
  return insert(bytes, Buffer.from(dice.pick(TOKENS)), dice);
}

function insertNoise(bytes: Buffer, dice: Dice): Buffer {
  return insert(bytes, dice.bytes(1 + dice.below(32)), dice);
}

function swap(bytes: Buffer, dice: Dice): Buffer {
  const [start, end] = range(bytes, dice);
  return Buffer.concat([bytes.subarray(end), bytes.subarray(start, end), bytes.subarray(0, start)]);
}

function insert(bytes: Buffer, part: Uint8Array, dice: Dice): Buffer {
  const at = dice.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
}

function range(bytes: Buffer, dice: Dice): [start: number, end: number] {
  const start = dice.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + dice.below(64))];
}
