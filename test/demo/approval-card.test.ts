import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { approvalCard } from '../../demo/approval-card.js';
import type { ConversationEntry } from '../../src/emulator/index.js';
import { type StartedDemo, startDemo } from './start-demo.js';

let demo: StartedDemo;

before(async () => {
  demo = await startDemo(approvalCard, { environment: { APPROVERS: 'lisi,wangwu' } });
  demo.wecom.addUser({ userId: 'wangwu', name: '王五' });
});

after(() => demo.close());

/** What ZhangSan's request puts before an approver. */
async function ask(what: string): Promise<{ readonly lisi: ConversationEntry; readonly wangwu: ConversationEntry }> {
  await demo.wecom.user('ZhangSan').sendText(`leave ${what}`);
  await demo.wecom.expectReply('Your request is with lisi, wangwu.', { user: 'ZhangSan' });
  const [lisi, wangwu] = await Promise.all(['lisi', 'wangwu'].map(cardOf));
  assert.ok(lisi && wangwu);
  return { lisi, wangwu };
}

function cardOf(user: string): Promise<ConversationEntry> {
  return demo.wecom.expectReply(({ msgType }) => msgType === 'template_card', { user });
}

/** The card as a member sees it now. */
function seen(user: string, { id }: ConversationEntry) {
  const entry = demo.wecom
    .user(user)
    .conversation()
    .find((candidate) => candidate.id === id);
  assert.ok(entry);
  const [, state] = entry.content.horizontal_content_list as { readonly value: string }[];
  return { state: state?.value, isDone: entry.card?.isDone, caption: entry.card?.replaceText };
}

describe('demo/approval-card', () => {
  it('changes the card for everybody with the code of the click, and tells who asked', async () => {
    const cards = await ask('2 days');
    assert.deepEqual(seen('lisi', cards.lisi), { state: 'open', isDone: false, caption: undefined });
    await demo.wecom.user('lisi').clickCard(cards.lisi, 'approved');
    await demo.wecom.expectReply('Your leave (2 days) was approved by lisi.', { user: 'ZhangSan' });
    const decided = { state: 'approved by lisi', isDone: true, caption: 'Decided' };
    assert.deepEqual([seen('lisi', cards.lisi), seen('wangwu', cards.wangwu)], [decided, decided]);
    await demo.wecom.expectNoReply();
  });

  it('lets the first of two clicks at once decide and answers the second', async () => {
    const cards = await ask('on Monday');
    await Promise.all([
      demo.wecom.user('lisi').clickCard(cards.lisi, 'approved'),
      demo.wecom.user('wangwu').clickCard(cards.wangwu, 'refused'),
    ]);
    const { content } = await demo.wecom.expectReply(/^Your leave \(on Monday\) was/, { user: 'ZhangSan' });
    const [, decision] = /was (\w+ by \w+)\.$/.exec(String(content.content)) ?? [];
    const loser = decision === 'approved by lisi' ? 'wangwu' : 'lisi';
    await demo.wecom.expectReply(`It was ${decision} already.`, { user: loser });
    assert.deepEqual([seen('lisi', cards.lisi).state, seen('wangwu', cards.wangwu).state], [decision, decision]);
    assert.equal(demo.wecom.callsOf('message/update_template_card').filter(({ errCode }) => errCode !== 0).length, 0);
    await demo.wecom.expectNoReply();
  });

  it('hears of a click once, however often WeCom tells of it', async () => {
    const { lisi } = await ask('in May');
    await demo.wecom.user('lisi').clickCard(lisi, 'refused', undefined, { delivery: { times: 3 } });
    await demo.wecom.expectReply('Your leave (in May) was refused by lisi.', { user: 'ZhangSan' });
    await demo.wecom.expectNoReply();
  });

  it('does not decide what it no longer knows', async () => {
    const fields = { EventKey: 'approved', TaskId: 'gone', CardType: 'button_interaction', ResponseCode: 'code' };
    await demo.wecom.user('lisi').event('template_card_event', fields);
    await demo.wecom.expectReply('This request is too old to be decided.', { user: 'lisi' });
  });

  it('says how to ask', async () => {
    await demo.wecom.user('ZhangSan').sendText('hello');
    await demo.wecom.expectReply(/^Write "leave"/);
  });
});

it('demo/approval-card says so when there are no such approvers', async () => {
  const { wecom, close } = await startDemo(approvalCard, { environment: { APPROVERS: 'nobody' } });
  try {
    await wecom.user('ZhangSan').sendText('leave tomorrow');
    await wecom.expectReply('That did not work: can the approvers see this app?');
  } finally {
    await close();
  }
});

it('demo/approval-card lets the member decide where there is nobody else', async () => {
  const alone = await startDemo(approvalCard);
  try {
    await alone.wecom.user('ZhangSan').sendText('请假 明天');
    await alone.wecom.expectReply('Your request is with ZhangSan.');
    const card = await alone.wecom.expectReply(({ msgType }) => msgType === 'template_card');
    await alone.wecom.user('ZhangSan').clickCard(card, 'approved');
    await alone.wecom.expectReply('Your leave (明天) was approved by ZhangSan.');
  } finally {
    await alone.close();
  }
});
