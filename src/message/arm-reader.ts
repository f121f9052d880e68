import type { XmlRecord } from '../xml/index.js';
import { type Fields, type FieldsOf, id, integer, prepare } from './field/index.js';
import type { IncomingBase } from './incoming-base.js';

/** Makes one arm of the union out of a callback of its type. Never throws. */
export type ArmReader<T> = (record: XmlRecord) => T;

const baseFields: FieldsOf<Omit<IncomingBase, 'raw'>> = {
  toUserName: id('ToUserName'),
  fromUserName: id('FromUserName'),
  createTime: integer('CreateTime'),
};

/**
 * Prepares the reader of one arm: its tags (`msgType`, `event`, `changeType`), what every callback has, and its own
 * fields. Here the table's word is taken for the interface's; `FieldsOf` has made the compiler compare the two.
 */
export function armReader<T extends IncomingBase>(
  tags: Readonly<Record<string, string>>,
  fields: Fields,
): ArmReader<T> {
  const fill = prepare({ ...baseFields, ...fields });
  const tagEntries = Object.entries(tags);
  return (record) => {
    // Not `{ ...tags }`: V8 then adds the other properties fifty times slower.
    const arm: Record<string, unknown> = {};
    for (const [tag, value] of tagEntries) arm[tag] = value;
    fill(record, arm);
    arm.raw = record;
    return arm as object as T;
  };
}
