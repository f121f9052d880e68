import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { type PassiveReply, renderReply, reply } from '../../../src/reply/index.js';
import { xmlSafe } from '../../../src/xml/write/index.js';
import { header, readBack } from './read-reply.js';

const markup = fc.constantFrom(
  ']]>',
  '<Content>',
  '</xml>',
  '<![CDATA[',
  '&amp;',
  '<!DOCTYPE a>',
  '\u0000',
  '\uDE00',
  '\r\n',
  ' ',
  '😀',
  '你',
  '007',
);
const hostile = fc
  .array(fc.oneof(markup, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join(''));
const optional = (name: string) => hostile.map((text) => ({ [name]: text }));

const anyReply: fc.Arbitrary<PassiveReply> = fc.oneof(
  hostile.map(reply.text),
  hostile.map((text) => reply.image(`m${text}`)),
  hostile.map((text) => reply.voice(`m${text}`)),
  fc
    .tuple(hostile, fc.oneof(optional('title'), optional('description')))
    .map(([id, caption]) => reply.video(`m${id}`, caption)),
  fc
    .array(fc.record({ title: hostile, description: hostile, picUrl: hostile, url: hostile }), {
      minLength: 1,
      maxLength: 8,
    })
    .map(reply.news),
  hostile.map(reply.updateButton),
  hostile.map((text) =>
    reply.updateTemplateCard({
      cardType: 'button_interaction',
      mainTitle: { title: text, desc: text },
      buttonList: [{ text, key: text }],
      quoteArea: { type: 2, appId: text, quoteText: text },
      replaceText: text,
    }),
  ),
);

/** The names of all elements, in order, as an independent parser sees them. */
function elementNames(xml: string): string[] {
  const names: string[] = [];
  new XMLParser({ parseTagValue: false, processEntities: false, updateTag: (name) => names.push(name) > 0 }).parse(xml);
  return names;
}

/** The same reply with every text made harmless. */
function harmless<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (name, held) =>
    typeof held === 'string' && !/^(msg|card)Type$/.test(name) ? 'x' : held,
  );
}

describe('renderReply', () => {
  it('begins with the parties, the time in whole seconds and the type', () => {
    assert.equal(
      renderReply(reply.text('hello'), { ...header, createTime: 1348831860.9 }).xml,
      '<xml><ToUserName><![CDATA[zhangsan]]></ToUserName><FromUserName><![CDATA[ww5823bf96d3bd56c7]]></FromUserName>' +
        '<CreateTime>1348831860</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[hello]]></Content></xml>',
    );
  });

  it('writes the new caption of a clicked button', () => {
    assert.deepEqual(readBack(reply.updateButton('已处理')), {
      MsgType: 'update_button',
      Button: { ReplaceName: '已处理' },
    });
  });

  it('sends XML of the caller exactly as given', () => {
    const xml = ' <xml><MsgType>text</MsgType>\u0001]]></xml>\n';
    assert.deepEqual(renderReply(reply.raw(xml), header), { xml, warnings: [] });
  });

  it('lets no text add, end or hide an element, in any reply', () => {
    fc.assert(
      fc.property(anyReply, (value) => {
        assert.deepEqual(
          elementNames(renderReply(value, header).xml),
          elementNames(renderReply(harmless(value), header).xml),
        );
      }),
    );
  });

  it('carries any text of a short reply to the other side, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const seen = xmlSafe(text).replace(/\r\n?/g, '\n');
        assert.deepEqual(readBack(reply.text(text)), { MsgType: 'text', Content: seen });
        assert.deepEqual(readBack(reply.updateButton(text)), {
          MsgType: 'update_button',
          Button: { ReplaceName: seen },
        });
      }),
    );
  });

  it('keeps a hostile user id in its place', () => {
    const { xml } = renderReply(reply.text('hi'), {
      ...header,
      toUserName: ']]></ToUserName><MsgType>image</MsgType>',
    });
    assert.deepEqual(elementNames(xml), elementNames(renderReply(reply.text('hi'), header).xml));
  });

  it('renders a reply that has been through JSON the same', () => {
    fc.assert(
      fc.property(anyReply, (value) => {
        assert.deepEqual(renderReply(JSON.parse(JSON.stringify(value)), header), renderReply(value, header));
      }),
    );
  });
});
