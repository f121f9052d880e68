import type { Decoder, OptionalField } from '../../field/index.js';
import { decodeRecord, decodeText, id, integer, list, optional, record, text } from '../../field/index.js';

/** An extended attribute (扩展属性) of a member. */
export interface ExtAttrItem {
  /** The attribute's name. */
  readonly name: string;
  /** 0 text, 1 web page. Some payloads leave it out. */
  readonly type?: number;
  readonly text?: ExtAttrText;
  readonly web?: ExtAttrWeb;
}

export interface ExtAttrText {
  readonly value: string;
}

export interface ExtAttrWeb {
  readonly title: string;
  readonly url: string;
}

const decodeTextChild = decodeRecord<ExtAttrText>({ value: text('Value') });

/** Some payloads have the text in `Text/Value`, some in `Value` directly, and some in both. */
const decodeExtAttrText: Decoder<ExtAttrText> = (value) => {
  const bare = decodeText(value);
  return bare === undefined ? decodeTextChild(value) : bare === '' ? undefined : { value: bare };
};

const extAttrText: OptionalField<ExtAttrText> = { wire: ['Text', 'Value'], decode: decodeExtAttrText };

/** Every attribute; of one that has no text, or no page, the property is absent. */
export const extAttr = list(
  'ExtAttr/Item',
  decodeRecord<ExtAttrItem>({
    name: text('Name'),
    type: optional(integer('Type')),
    text: extAttrText,
    web: optional(record<ExtAttrWeb>('Web', { title: text('Title'), url: id('Url') })),
  }),
);
