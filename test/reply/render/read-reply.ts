import assert from 'node:assert/strict';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type PassiveReply, type RenderedReply, type ReplyHeader, renderReply } from '../../../src/reply/index.js';

export const header: ReplyHeader = {
  toUserName: 'zhangsan',
  fromUserName: 'ww5823bf96d3bd56c7',
  createTime: 1348831860,
};

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  isArray: (name) => name === 'item',
});

/** Everything in a reply but the header, as an independent parser reads it. */
export function bodyOf({ xml }: Pick<RenderedReply, 'xml'>): Record<string, unknown> {
  assert.equal(XMLValidator.validate(xml), true, xml);
  const { xml: root, ...others } = parser.parse(xml);
  assert.deepEqual(others, {});
  const { ToUserName, FromUserName, CreateTime, ...body } = root;
  assert.deepEqual([ToUserName, FromUserName, CreateTime], [header.toUserName, header.fromUserName, '1348831860']);
  return body;
}

/** Renders a reply that has nothing wrong with it and reads it back. */
export function readBack(reply: PassiveReply): Record<string, unknown> {
  const rendered = renderReply(reply, header);
  assert.deepEqual(rendered.warnings, []);
  assert.equal(rendered.rest, undefined);
  return bodyOf(rendered);
}
