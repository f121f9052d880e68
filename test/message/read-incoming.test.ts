import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readIncoming } from '../../src/message/index.js';
import { parseXml } from '../../src/xml/index.js';

function read(elements: string) {
  return readIncoming(parseXml(`<xml>${elements}</xml>`));
}

/** What is read from these elements, without `raw`. */
function incomingOf(elements: string): object {
  const { raw, ...rest } = read(elements).incoming;
  return rest;
}

const nobody = { toUserName: '', fromUserName: '', createTime: 0 };

describe('readIncoming', () => {
  it('takes CDATA and bare text alike', () => {
    const bare = '<FromUserName>zhangsan</FromUserName><MsgType>text</MsgType><Content>hi</Content>';
    const cdata =
      '<FromUserName><![CDATA[zhangsan]]></FromUserName><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[hi]]></Content>';
    assert.deepEqual(incomingOf(bare), incomingOf(cdata));
  });

  it('neither trims nor converts what a member wrote', () => {
    for (const content of ['007', 'true', '1e5', ' +86 138 ', '0x1F', '\r\n', '']) {
      const { incoming } = read(`<MsgType>text</MsgType><Content><![CDATA[${content}]]></Content>`);
      assert.equal(incoming.msgType === 'text' && incoming.content, content);
    }
  });

  it('trims identifiers, even within CDATA, but does not convert them', () => {
    const { incoming } = read(`<FromUserName> <![CDATA[00123 ]]> </FromUserName>
      <MsgType> <![CDATA[image]]> </MsgType><MsgId>018446744073709551615</MsgId>`);
    assert.equal(incoming.msgType, 'image');
    assert.equal(incoming.fromUserName, '00123');
    assert.equal(incoming.msgType === 'image' && incoming.msgId, '018446744073709551615');
  });

  it('reads what is missing as empty', () => {
    assert.deepEqual(incomingOf('<MsgType>location</MsgType>'), {
      msgType: 'location',
      ...nobody,
      msgId: '',
      agentId: 0,
      locationX: 0,
      locationY: 0,
      scale: 0,
      label: '',
    });
    assert.deepEqual(incomingOf('<MsgType>event</MsgType><Event>pic_weixin</Event>'), {
      msgType: 'event',
      event: 'pic_weixin',
      ...nobody,
      agentId: 0,
      eventKey: '',
      sendPicsInfo: { count: 0, picList: [] },
    });
    assert.deepEqual(incomingOf('<MsgType>event</MsgType><Event>batch_job_result</Event><BatchJob/>'), {
      msgType: 'event',
      event: 'batch_job_result',
      ...nobody,
      batchJob: { jobId: '', jobType: '', errCode: 0, errMsg: '' },
    });
  });

  it('leaves optional properties away when they are missing', () => {
    const { incoming } = read('<MsgType>event</MsgType><Event>subscribe</Event>');
    assert.equal('eventKey' in incoming, false);
    assert.deepEqual(incomingOf('<MsgType>event</MsgType><Event>subscribe</Event><EventKey/>'), {
      msgType: 'event',
      event: 'subscribe',
      ...nobody,
      agentId: 0,
      eventKey: '',
    });
  });

  it('tells the event LOCATION from the message location, and no other case from either', () => {
    assert.equal(read('<MsgType>event</MsgType><Event>LOCATION</Event>').warning, undefined);
    assert.equal(read('<MsgType>location</MsgType>').warning, undefined);
    assert.match(read('<MsgType>event</MsgType><Event>location</Event>').warning ?? '', /unknown event "location"/);
    assert.match(read('<MsgType>LOCATION</MsgType>').warning ?? '', /unknown message type "LOCATION"/);
  });

  it('delivers a message of unknown type with a warning', () => {
    const elements = '<FromUserName>zhangsan</FromUserName><MsgType>shortvideo</MsgType><MsgId>1</MsgId>';
    assert.equal(read(elements).warning, 'unknown message type "shortvideo" delivered as UnknownMessage');
    const unknown = { msgType: 'unknown', wireMsgType: 'shortvideo', ...nobody, fromUserName: 'zhangsan', msgId: '1' };
    assert.deepEqual(incomingOf(elements), unknown);
    assert.deepEqual(incomingOf(`${elements}<AgentID>7</AgentID>`), { ...unknown, agentId: 7 });
  });

  it('delivers an unknown event with a warning', () => {
    const elements = '<MsgType>event</MsgType><Event>brand_new</Event><AgentID>7</AgentID>';
    assert.equal(read(elements).warning, 'unknown event "brand_new" delivered as UnknownEvent');
    const unknown = { msgType: 'event', event: 'unknown', wireEvent: 'brand_new', ...nobody, agentId: 7 };
    assert.deepEqual(incomingOf(elements), unknown);
  });

  it('delivers a known event with an unknown ChangeType, or none, as unknown', () => {
    const elements = '<MsgType>event</MsgType><Event>change_contact</Event>';
    const unknown = { msgType: 'event', event: 'unknown', wireEvent: 'change_contact', ...nobody };
    assert.deepEqual(incomingOf(elements), unknown);
    const other = `${elements}<ChangeType>promote_user</ChangeType>`;
    assert.equal(read(other).warning, 'unknown event "change_contact" / "promote_user" delivered as UnknownEvent');
    assert.deepEqual(incomingOf(other), { ...unknown, wireChangeType: 'promote_user' });
  });

  it('does not mind a ChangeType on an event that has none', () => {
    const { incoming } = read('<MsgType>event</MsgType><Event>click</Event><ChangeType>x</ChangeType>');
    assert.equal(incoming.msgType === 'event' && incoming.event, 'click');
  });

  it('delivers a callback without any type', () => {
    assert.equal(read('').warning, 'callback without MsgType delivered as UnknownMessage');
    assert.deepEqual(incomingOf(''), { msgType: 'unknown', wireMsgType: '', ...nobody, msgId: '' });
    assert.equal(read('<MsgType>event</MsgType>').warning, 'event without name delivered as UnknownEvent');
  });

  it('finds no type in what every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      assert.equal(readIncoming({ MsgType: name }).incoming.msgType, 'unknown');
      for (const record of [
        { MsgType: 'event', Event: name },
        { MsgType: 'event', Event: 'change_contact', ChangeType: name },
      ]) {
        const { incoming } = readIncoming(record);
        assert.equal(incoming.msgType === 'event' && incoming.event, 'unknown');
      }
    }
  });

  it('does not take a MsgType or Event named unknown for one of ours', () => {
    assert.match(readIncoming({ MsgType: 'unknown' }).warning ?? '', /UnknownMessage/);
    assert.match(readIncoming({ MsgType: 'event', Event: 'unknown' }).warning ?? '', /UnknownEvent/);
  });

  it('keeps a warning short and on one line', () => {
    const { warning } = readIncoming({ MsgType: `a\n${'b'.repeat(100_000)}` });
    assert.match(warning ?? '', /^unknown message type "a\\nb{62}…" delivered as UnknownMessage$/);
  });

  it('takes the other spellings seen on the wire', () => {
    const arms = [
      ['smart_sheet_change', 'add_field', 'add_filed'],
      ['smart_sheet_change', 'update_field', 'update_filed'],
      ['change_school_contact', 'create_deparmtment', 'create_department'],
    ] as const;
    for (const [Event, ChangeType, delivered] of arms) {
      const { incoming, warning } = readIncoming({ MsgType: 'event', Event, ChangeType, FieldId: 'f', Id: 'i' });
      assert.equal(warning, undefined);
      assert.equal('changeType' in incoming && incoming.changeType, delivered);
      assert.equal(incoming.raw.ChangeType, ChangeType);
    }
    const info = '<ApprovalInfo><ApproverStep>2</ApproverStep></ApprovalInfo>';
    const { incoming } = read(`<MsgType>event</MsgType><Event>open_approval_change</Event>${info}`);
    assert.equal(
      'approvalInfo' in incoming && 'approverStep' in incoming.approvalInfo && incoming.approvalInfo.approverStep,
      2,
    );
  });

  it('takes the first of elements that repeat where one is expected', () => {
    const { incoming } = read('<MsgType>text</MsgType><Content>a</Content><Content>b</Content>');
    assert.equal(incoming.msgType === 'text' && incoming.content, 'a');
    assert.deepEqual(incoming.raw.Content, ['a', 'b']);
  });
});
