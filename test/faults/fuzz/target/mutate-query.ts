import type { Dice } from './dice.js';

type Query = Readonly<Record<string, unknown>>;

const NAMES = ['msg_signature', 'timestamp', 'nonce', 'echostr', 'Encrypt', '__proto__', 'constructor'] as const;
const VALUES: readonly unknown[] = [
  '',
  '0',
  '-1',
  '1e309',
  '9'.repeat(400),
  'x'.repeat(20_000),
  '\u0000',
  '\ud800',
  '💥',
  '%',
  'a+b',
  'AAAA',
  '0'.repeat(40),
  ['1', '2'],
  [],
  { a: '1' },
  null,
  undefined,
  1,
  true,
];

/** Changes the query as a hostile or broken caller would, beyond what a URL can say. */
export function mutateQuery(query: Query, dice: Dice): Query {
  const changed = new Map(Object.entries(query));
  for (let rounds = 1 + dice.below(3); rounds > 0; rounds--) {
    const name = dice.pick(NAMES);
    const value = changed.get(name);
    if (dice.chance(0.2)) changed.delete(name);
    else changed.set(name, dice.pick([[value, value], dice.pick(VALUES), twist(String(value), dice)]));
  }
  return Object.fromEntries(changed);
}

function twist(value: string, dice: Dice): string {
  const at = dice.below(value.length + 1);
  const part = String.fromCharCode(dice.below(0x3000));
  return dice.pick([
    value.slice(0, at),
    value + value,
    value.toUpperCase(),
    ` ${value}`,
    value.slice(0, at) + part + value.slice(at + 1),
  ]);
}
