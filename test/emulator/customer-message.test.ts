import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../src/emulator/index.js';
import { SAMPLES, text } from './desk.js';
import { codes, openShop } from './shop.js';

test('a welcome message arrives in parts, once, within 20 s', async (t) => {
  const { desk } = await openShop(t);
  const [image, file, video] = [await desk.mediaId('image'), await desk.mediaId('file'), await desk.mediaId('video')];
  const { url } = await desk.upload('media/uploadimg', {}, SAMPLES.image, 'a.png');
  const welcome_code = desk.wecom.issueWelcomeCode('zhangsan', 'wm1');
  const attachments: JsonObject[] = [
    { msgtype: 'image', image: { media_id: image } },
    { msgtype: 'image', image: { pic_url: url } },
    { msgtype: 'link', link: { title: 't', url: 'https://a.b/' } },
    { msgtype: 'miniprogram', miniprogram: { title: 't', pic_media_id: image, appid: 'wx1', page: 'p' } },
    { msgtype: 'video', video: { media_id: video } },
    { msgtype: 'file', file: { media_id: file } },
  ];
  const body = { welcome_code, text: { content: '你好' }, attachments };
  await codes(desk, [
    ['send_welcome_msg', body, 0],
    ['send_welcome_msg', body, 41051],
    ['send_welcome_msg', { ...body, welcome_code: 'unknown' }, 41050],
  ]);
  assert.deepEqual(
    desk.wecom.sent.map(({ channel, to, msgType }) => [channel, to, msgType]),
    ['text', 'image', 'image', 'link', 'miniprogram', 'video', 'file'].map((type) => ['welcome', 'wm1', type]),
  );
  const late = desk.wecom.issueWelcomeCode('ZhangSan', 'wm1');
  await desk.clock.advance(20_000);
  await codes(desk, [['send_welcome_msg', { ...body, welcome_code: late }, 41050]]);
  assert.throws(() => desk.wecom.issueWelcomeCode('lisi', 'wo2'), { code: 'unknown_reference' });
});

test('what a message to customers may hold', async (t) => {
  const { desk } = await openShop(t);
  const welcome_code = desk.wecom.issueWelcomeCode('ZhangSan', 'wm1');
  const link = { msgtype: 'link', link: { title: 't', url: 'https://a.b/' } };
  const attached = (attachment: JsonObject) => ({ welcome_code, attachments: [attachment] });
  await codes(desk, [
    ['send_welcome_msg', { welcome_code }, 40063],
    ['send_welcome_msg', { welcome_code, text: { content: text(4001) } }, 40058],
    ['send_welcome_msg', { welcome_code, attachments: Array.from({ length: 10 }, () => link) }, 41064],
    ['send_welcome_msg', attached({ msgtype: 'voice', voice: {} }), 41065],
    ['send_welcome_msg', attached({ msgtype: 'link' }), 40058],
    ['send_welcome_msg', attached({ msgtype: 'link', link: { title: text(129), url: 'https://a.b/' } }), 40058],
    ['send_welcome_msg', attached({ msgtype: 'link', link: { title: 't', url: 'a.b' } }), 45034],
    ['send_welcome_msg', attached({ msgtype: 'image', image: {} }), 40058],
    ['send_welcome_msg', attached({ msgtype: 'image', image: { pic_url: 'https://a.b/i.png' } }), 40058],
    ['send_welcome_msg', attached({ msgtype: 'miniprogram', miniprogram: { title: 't' } }), 41006],
    ['send_welcome_msg', attached({ msgtype: 'file', file: { media_id: 'unknown' } }), 40007],
    ['send_welcome_msg', attached(link), 0],
  ]);
});

test('mass messages wait for their sender', async (t) => {
  const { desk, vip, plain } = await openShop(t);
  desk.wecom.addGroupChat({ chatId: 'wr1', owner: 'ZhangSan' });
  const content = { text: { content: 'x' } };
  const targets = async (body: JsonObject) => {
    const { errcode, fail_list } = await desk.post('externalcontact/add_msg_template', { ...content, ...body });
    return [errcode, fail_list, errcode === 0 ? desk.wecom.massTasks.at(-1)?.targets : undefined];
  };
  const cases: [JsonObject, unknown[]][] = [
    [{ external_userid: ['wm1', 'unknown'] }, [0, ['unknown'], ['wm1']]],
    [{ external_userid: ['wm1', 'wo2'], sender: 'lisi' }, [0, ['wo2'], ['wm1']]],
    [{ sender: 'zhangsan' }, [0, [], ['wm1', 'wo2']]],
    [{ tag_filter: { group_list: [{ tag_list: [vip, plain] }] } }, [0, [], ['wm1']]],
    [{ tag_filter: { group_list: [{ tag_list: [vip] }, { tag_list: [plain] }] } }, [41048, [], undefined]],
    [{ external_userid: ['unknown'] }, [41048, [], undefined]],
    [{}, [40063, [], undefined]],
    [{ external_userid: Array.from({ length: 10_001 }, () => 'x') }, [40058, [], undefined]],
    [{ chat_type: 'group', sender: 'ZhangSan' }, [0, [], ['wr1']]],
    [{ chat_type: 'group', sender: 'ZhangSan', chat_id_list: ['wr1', 'wr9'] }, [0, ['wr9'], ['wr1']]],
    [{ chat_type: 'group' }, [40058, [], undefined]],
    [
      { chat_type: 'group', sender: 'lisi', chat_id_list: Array.from({ length: 2001 }, () => 'x') },
      [40058, [], undefined],
    ],
    [{ chat_type: 'other', sender: 'lisi' }, [40058, [], undefined]],
    [{ sender: 'lisi', text: {} }, [40063, [], undefined]],
  ];
  for (const [body, expected] of cases)
    assert.deepEqual(await targets(body), expected, JSON.stringify(body).slice(0, 80));
  const [task] = desk.wecom.massTasks;
  assert.deepEqual([task?.chatType, task?.text, task?.sender, task?.attachments], ['single', 'x', undefined, []]);
  assert.equal(desk.wecom.sent.length, 0);
});
