import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../src/emulator/index.js';
import { type Desk, openDesk, text } from './desk.js';

const URL_ACTION = { type: 1, url: 'https://example.com/' };
const OPTIONS = [
  { id: 'a', text: '甲', is_checked: true },
  { id: 'b', text: '乙', is_checked: false },
];
const SUBMIT = { text: '提交', key: 'submit' };

const TEXT_NOTICE: JsonObject = {
  card_type: 'text_notice',
  source: { icon_url: 'https://a.b/i.png', desc: '企业微信', desc_color: 1 },
  main_title: { title: '欢迎', desc: '使用' },
  quote_area: { type: 1, url: 'https://a.b/', title: '引用', quote_text: '文字' },
  emphasis_content: { title: '100', desc: '核心数据' },
  sub_title_text: '下载企业微信',
  horizontal_content_list: [
    { keyname: '邀请人', value: '张三' },
    { keyname: '官网', value: '点击', type: 1, url: 'https://a.b/' },
    { keyname: '员工', value: '点击', type: 3, userid: 'lisi' },
  ],
  jump_list: [
    { type: 1, title: '官网', url: 'https://a.b/' },
    { type: 2, title: '小程序', appid: 'wx1', pagepath: '/index' },
  ],
  card_action: URL_ACTION,
};
const NEWS_NOTICE: JsonObject = {
  card_type: 'news_notice',
  main_title: { title: '欢迎' },
  card_image: { url: 'https://a.b/i.png', aspect_ratio: 2.25 },
  image_text_area: { type: 0, title: 't', desc: 'd', image_url: 'https://a.b/i.png' },
  vertical_content_list: [{ title: '惊喜', desc: '红包' }],
  card_action: URL_ACTION,
};
const BUTTONS: JsonObject = {
  card_type: 'button_interaction',
  task_id: 'task-1',
  main_title: { title: '审批' },
  button_selection: { question_key: 'q', title: '等级', option_list: OPTIONS, selected_id: 'a' },
  button_list: [
    { text: '同意', style: 1, key: 'yes' },
    { text: '详情', type: 1, url: 'https://a.b/' },
  ],
};
const VOTE: JsonObject = {
  card_type: 'vote_interaction',
  task_id: 'task-2',
  main_title: { title: '投票' },
  checkbox: { question_key: 'q', mode: 1, option_list: OPTIONS },
  submit_button: SUBMIT,
};
const SELECTS: JsonObject = {
  card_type: 'multiple_interaction',
  task_id: 'task-3',
  main_title: { title: '选择' },
  select_list: [{ question_key: 'q', title: '等级', selected_id: 'a', option_list: OPTIONS }],
  submit_button: SUBMIT,
};
const MENU = { desc: '更多', action_list: [{ text: '接收', key: 'on' }] };

function send(desk: Desk, card: JsonObject, touser = 'lisi') {
  return desk.post('message/send', {
    touser,
    agentid: desk.app.agentId,
    msgtype: 'template_card',
    template_card: card,
  });
}

test('all five types arrive; those that call back have a response_code', async (t) => {
  const desk = await openDesk(t);
  const cases: [JsonObject, boolean][] = [
    [TEXT_NOTICE, false],
    [{ ...TEXT_NOTICE, task_id: 'task-0', action_menu: MENU }, true],
    [NEWS_NOTICE, false],
    [{ card_type: 'text_notice', sub_title_text: '只有二级标题', card_action: URL_ACTION }, false],
    [BUTTONS, true],
    [VOTE, true],
    [SELECTS, true],
  ];
  for (const [card, callsBack] of cases) {
    const answer = await send(desk, card);
    assert.equal(answer.errmsg, 'ok', String(card.card_type));
    assert.equal(typeof answer.response_code === 'string', callsBack);
    assert.deepEqual(desk.wecom.sent.at(-1)?.content, card);
  }
  assert.deepEqual(
    desk.wecom.calls.flatMap(({ warnings }) => warnings),
    [],
  );
});

function list(count: number, item: JsonObject): JsonObject[] {
  return Array.from({ length: count }, () => item);
}

const BROKEN: readonly (readonly [JsonObject, JsonObject, number])[] = [
  [TEXT_NOTICE, { card_type: 'other' }, 42031],
  [TEXT_NOTICE, { main_title: {}, sub_title_text: '' }, 40058],
  [TEXT_NOTICE, { quote_area: { type: 1 } }, 42028],
  [TEXT_NOTICE, { quote_area: { type: 9 } }, 40058],
  [TEXT_NOTICE, { horizontal_content_list: list(7, { keyname: 'k' }) }, 42035],
  [TEXT_NOTICE, { horizontal_content_list: [{ value: 'v' }] }, 42027],
  [TEXT_NOTICE, { horizontal_content_list: [{ keyname: 'k', type: 1 }] }, 42028],
  [TEXT_NOTICE, { horizontal_content_list: [{ keyname: 'k', type: 2 }] }, 42029],
  [TEXT_NOTICE, { horizontal_content_list: [{ keyname: 'k', type: 2, media_id: 'unknown' }] }, 40007],
  [TEXT_NOTICE, { horizontal_content_list: [{ keyname: 'k', type: 3 }] }, 42050],
  [TEXT_NOTICE, { horizontal_content_list: [{ keyname: 'k', type: 4 }] }, 40058],
  [TEXT_NOTICE, { jump_list: list(4, { title: 't' }) }, 42042],
  [TEXT_NOTICE, { jump_list: [{ type: 0 }] }, 42033],
  [TEXT_NOTICE, { jump_list: [{ type: 2, title: 't' }] }, 42030],
  [TEXT_NOTICE, { jump_list: [{ type: 2, title: 't', appid: 'wx2' }] }, 42030],
  [TEXT_NOTICE, { jump_list: [{ type: 1, title: 't', url: 'a.b' }] }, 45034],
  [TEXT_NOTICE, { card_action: 'none' }, 42045],
  [TEXT_NOTICE, { card_action: { type: 0 } }, 40058],
  [TEXT_NOTICE, { card_action: { type: 1 } }, 42028],
  [TEXT_NOTICE, { action_menu: MENU }, 42014],
  [TEXT_NOTICE, { task_id: '中文', action_menu: MENU }, 42014],
  [TEXT_NOTICE, { task_id: 'm1', action_menu: { action_list: [] } }, 40058],
  [TEXT_NOTICE, { task_id: 'm2', action_menu: { action_list: list(2, { text: 't', key: 'k' }) } }, 42051],
  [TEXT_NOTICE, { task_id: 'm3', action_menu: { action_list: [{ text: 't', key: text(1025) }] } }, 40058],
  [NEWS_NOTICE, { card_image: 'none', image_text_area: 'none' }, 42044],
  [NEWS_NOTICE, { card_image: {} }, 42044],
  [NEWS_NOTICE, { image_text_area: { type: 0 } }, 40058],
  [NEWS_NOTICE, { vertical_content_list: list(5, { title: 't' }) }, 42036],
  [NEWS_NOTICE, { vertical_content_list: [{ desc: 'd' }] }, 42033],
  [BUTTONS, { task_id: 'b0', main_title: {} }, 40058],
  [BUTTONS, { task_id: 'b1', button_list: [] }, 40058],
  [BUTTONS, { task_id: 'b2', button_list: list(7, { text: 't', key: 'k' }) }, 40058],
  [BUTTONS, { task_id: 'b3', button_list: [{ key: 'k' }] }, 42038],
  [BUTTONS, { task_id: 'b4', button_list: [{ text: 't' }] }, 42039],
  [BUTTONS, { task_id: 'b5', button_list: list(2, { text: 't', key: 'k' }) }, 42039],
  [BUTTONS, { task_id: 'b6', button_list: [{ text: 't', type: 1 }] }, 42028],
  [BUTTONS, { task_id: 'b7', card_action: { type: 5 } }, 40058],
  [BUTTONS, { task_id: 'b8', button_selection: { option_list: OPTIONS } }, 42043],
  [BUTTONS, { task_id: 'b9', button_selection: { question_key: 'q', option_list: [] } }, 42037],
  [VOTE, { task_id: 'v1', checkbox: 'none' }, 42037],
  [VOTE, { task_id: 'v2', checkbox: { question_key: 'q', option_list: list(21, { id: 'a', text: 't' }) } }, 42037],
  [VOTE, { task_id: 'v3', checkbox: { question_key: 'q', option_list: [{ text: 't' }] } }, 42040],
  [VOTE, { task_id: 'v4', checkbox: { question_key: 'q', option_list: [{ id: text(129), text: 't' }] } }, 42040],
  [VOTE, { task_id: 'v5', checkbox: { question_key: 'q', option_list: list(2, { id: 'a', text: 't' }) } }, 42040],
  [VOTE, { task_id: 'v6', checkbox: { question_key: 'q', option_list: [{ id: 'a' }] } }, 42041],
  [VOTE, { task_id: 'v7', submit_button: 'none' }, 42049],
  [VOTE, { task_id: 'v8', submit_button: { key: 'k' } }, 42049],
  [VOTE, { task_id: 'v9', submit_button: { text: 't' } }, 42046],
  [SELECTS, { task_id: 's1', select_list: [] }, 42047],
  [SELECTS, { task_id: 's2', select_list: list(4, { question_key: 'q', option_list: OPTIONS }) }, 42047],
  [SELECTS, { task_id: 's3', select_list: list(2, { question_key: 'q', option_list: OPTIONS }) }, 42043],
];

test('a broken card is refused', async (t) => {
  const desk = await openDesk(t, {}, { miniPrograms: ['wx1'] });
  for (const [card, change, errcode] of BROKEN) {
    const answer = await send(desk, { ...card, ...change });
    assert.equal(answer.errcode, errcode, `${card.card_type} ${JSON.stringify(change)}: ${answer.errmsg}`);
  }
  assert.equal(desk.wecom.sent.length, 0);
});

const ADVICE: readonly (readonly [JsonObject, JsonObject])[] = [
  [TEXT_NOTICE, { main_title: { title: text(37) } }],
  [TEXT_NOTICE, { source: { desc_color: 4 } }],
  [TEXT_NOTICE, { emphasis_content: { title: text(15) } }],
  [TEXT_NOTICE, { checkbox: {} }],
  [NEWS_NOTICE, { card_image: { url: 'https://a.b/', aspect_ratio: 3 } }],
  [NEWS_NOTICE, { vertical_content_list: [{ title: text(39) }] }],
  [VOTE, { checkbox: { question_key: 'q', option_list: [{ id: 'a', text: 't' }] } }],
];

test('advice is a warning, or an error when strict', async (t) => {
  const [lenient, strict] = [await openDesk(t), await openDesk(t, { strict: true })];
  for (const [index, [card, change]] of ADVICE.entries()) {
    const advised = { ...card, ...change, task_id: `t${index}` };
    assert.equal((await send(lenient, advised)).errcode, 0, JSON.stringify(change));
    assert.equal(lenient.wecom.calls.at(-1)?.warnings.length, 1);
    assert.equal((await send(strict, advised)).errcode, 40058);
  }
});

test('a card that calls back needs a callback URL', async (t) => {
  const desk = await openDesk(t, {}, { hasCallback: false });
  assert.equal((await send(desk, BUTTONS)).errcode, 43012);
  assert.equal((await send(desk, TEXT_NOTICE)).errcode, 0);
});

test('a task_id serves one message of an app', async (t) => {
  const desk = await openDesk(t);
  assert.equal((await send(desk, VOTE)).errcode, 0);
  assert.equal((await send(desk, VOTE)).errcode, 42014);
  const other = desk.wecom.createApp();
  const body = { touser: 'lisi', msgtype: 'template_card', template_card: VOTE };
  assert.equal((await desk.post('message/send', body, {}, other.secret)).errcode, 0);
});

test('a response_code changes the card once, within 72 hours', async (t) => {
  const desk = await openDesk(t);
  const { response_code: code } = await send(desk, BUTTONS, 'lisi|ZhangSan');
  const update = {
    agentid: desk.app.agentId,
    userids: ['LiSi', 'Nobody'],
    response_code: code,
    button: { replace_name: '已同意' },
  };
  assert.deepEqual(await desk.post('message/update_template_card', update), {
    errcode: 0,
    errmsg: 'ok',
    invaliduser: ['nobody'],
  });
  const [lisi, zhangSan] = ['lisi', 'ZhangSan'].map((user) => desk.wecom.sent.find(({ to }) => to === user));
  assert.deepEqual(lisi?.content.button, { replace_name: '已同意' });
  assert.equal(lisi?.updatedAt, desk.clock.now());
  assert.deepEqual([zhangSan?.content.button, zhangSan?.updatedAt], [undefined, undefined]);
  const again = await desk.post('message/update_template_card', update);
  assert.equal(again.errcode, 60140);
  assert.deepEqual(again.invaliduser, []);
});

test('update_template_card: targets and errors', async (t) => {
  const desk = await openDesk(t);
  const { wecom } = desk;
  wecom.addDepartment({ id: 2, name: '研发部' });
  wecom.addUser({ userId: 'wangwu', department: [2] });
  wecom.addTag({ tagId: 7, tagName: '值班', userList: ['wangwu'] });
  const { msgid, response_code: original } = await send(desk, VOTE, 'lisi|wangwu');
  const replaced = { ...TEXT_NOTICE };
  const update = async (body: JsonObject, secret?: string) => {
    const before = wecom.sent.map(({ updatedAt }) => updatedAt);
    const base = { agentid: desk.app.agentId, response_code: wecom.issueResponseCode(msgid), template_card: replaced };
    await desk.clock.advance(1);
    const { errcode } = await desk.post('message/update_template_card', { ...base, ...body }, {}, secret);
    return [errcode, ...wecom.sent.filter(({ updatedAt }, i) => updatedAt !== before[i]).map(({ to }) => to)];
  };
  const other = wecom.createApp();
  const cases: [JsonObject, (number | string)[]][] = [
    [{ atall: 1 }, [0, 'lisi', 'wangwu']],
    [{ partyids: [2] }, [0, 'wangwu']],
    [{ tagids: [7], userids: ['lisi'] }, [0, 'lisi', 'wangwu']],
    [{}, [82101]],
    [{ userids: ['ZhangSan'] }, [82102]],
    [{ userids: Array.from({ length: 1001 }, (_, i) => `u${i}`) }, [40032]],
    [{ partyids: Array.from({ length: 101 }, (_, i) => i) }, [82002]],
    [{ tagids: Array.from({ length: 101 }, (_, i) => i) }, [82003]],
    [{ atall: 1, response_code: 'unknown' }, [60140]],
    [{ atall: 1, agentid: other.agentId }, [301002]],
    [{ atall: 1, template_card: 'none' }, [40058]],
    [{ atall: 1, button: {} }, [40058]],
    [{ atall: 1, template_card: { ...SELECTS, submit_button: null, replace_text: '已提交' } }, [0, 'lisi', 'wangwu']],
    [{ atall: 1, template_card: { ...VOTE, checkbox: 5 } }, [42037]],
  ];
  for (const [body, expected] of cases)
    assert.deepEqual(await update(body), expected, JSON.stringify(body).slice(0, 80));
  assert.deepEqual(await update({ atall: 1, agentid: other.agentId }, other.secret), [42015]);
  const { response_code: _, ...nothing } = { response_code: '', atall: 1 };
  assert.equal((await desk.post('message/update_template_card', nothing)).errcode, 60140);
  await desk.clock.advance(72 * 3_600_000);
  assert.deepEqual(await update({ atall: 1, response_code: original }), [60140]);
  assert.throws(() => wecom.issueResponseCode('unknown'), { code: 'unknown_reference' });
});
