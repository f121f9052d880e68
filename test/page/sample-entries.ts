import type { JsonObject } from '../../src/emulator/json.js';
import type { ConversationEntry } from '../../src/emulator/page-api/index.js';
import { CARDS } from './sample-cards.js';

export const START = Date.now() - 50 * 60_000;

let made = 0;

/** An entry of the app, unless said otherwise. */
export function entry(msgType: string, content: JsonObject, more: Partial<ConversationEntry> = {}): ConversationEntry {
  const number = ++made;
  return {
    id: `e${number}`,
    at: START + number * 60_000,
    from: 'app',
    sender: 'echo',
    msgType,
    content,
    road: 'active',
    ...more,
  };
}

export function said(content: string, more: Partial<ConversationEntry> = {}): ConversationEntry {
  return entry('text', { content }, { from: 'user', sender: 'ZhangSan', road: 'sent', ...more });
}

/** One message of every type, and some of what can happen to them; numbered from one each time. */
export function everyEntry(): ConversationEntry[] {
  made = 0;
  return [
    entry('event', { event: 'enter_agent', event_key: '' }, { from: 'event', road: 'sent', exchangeId: 'x1' }),
    said('hello 你好', { exchangeId: 'x1' }),
    entry(
      'text',
      { content: 'hello 你好 👋 see https://work.weixin.qq.com, or <a href="https://example.com/">here</a>' },
      { road: 'passive', exchangeId: 'x1' },
    ),
    said('Are you slow?', { exchangeId: 'x2' }),
    entry(
      'image',
      { media_id: 'm1', url: '/media/hill.png', file_name: 'hill.png' },
      { from: 'user', sender: 'ZhangSan', road: 'sent' },
    ),
    entry('image', { media_id: 'm2', url: '/media/hill.png' }, { road: 'passive' }),
    entry(
      'voice',
      { media_id: 'm3', url: '/media/beep.wav', file_name: 'beep.wav', size: 16_044 },
      { road: 'passive' },
    ),
    entry('voice', {
      media_id: 'm4',
      url: '/media/beep.amr',
      file_name: 'beep.amr',
      format: 'amr',
      size: 7120,
      duration: 4,
    }),
    entry('video', { media_id: 'm5', url: '/media/film.mp4', title: 'A film', description: 'of nothing' }),
    entry('file', {
      media_id: 'm6',
      url: '/media/report.pdf',
      file_name: 'Annual report 年度报告.pdf',
      size: 1_284_000,
    }),
    entry(
      'location',
      { latitude: '23.1001', longitude: '113.3245', label: '广州市海珠区新港中路397号' },
      { from: 'user', sender: 'ZhangSan', road: 'sent' },
    ),
    entry(
      'link',
      {
        title: 'WeCom for developers',
        description: 'Everything about the API',
        url: 'https://developer.work.weixin.qq.com',
      },
      { from: 'user', sender: 'ZhangSan', road: 'sent' },
    ),
    entry('textcard', {
      title: '领奖通知',
      description:
        '<div class="gray">2016年9月26日</div> <div class="normal">恭喜你抽中iPhone 7一台</div><div class="highlight">请于10月10日前联系行政同事领取</div>',
      url: 'https://work.weixin.qq.com',
      btntxt: '更多',
    }),
    entry('news', {
      articles: [
        {
          title: '中秋节礼品领取',
          description: '今年中秋节公司有豪礼相送',
          url: 'https://work.weixin.qq.com',
          picurl: '/media/hill.png',
        },
        { title: 'Second article', url: 'https://work.weixin.qq.com', picurl: 'https://example.com/a.png' },
      ],
    }),
    entry('mpnews', {
      articles: [
        {
          title: 'Kept by WeCom',
          author: 'Author',
          digest: 'The digest',
          content: '<p>All <b>of</b> it</p><script>alert(1)</script>',
          thumb_url: '/media/hill.png',
        },
      ],
    }),
    entry('markdown', {
      content:
        '# 会议室预定\n您的会议室已经预定，稍后会同步到`邮箱`\n>**事项详情**\n>事　项：<font color="info">开会</font>\n>日　期：<font color="warning">2018年5月18日</font>\n>时　间：<font color="comment">上午9:00-11:00</font>\n\n如需修改，请点击：[修改会议信息](https://work.weixin.qq.com)',
    }),
    entry('miniprogram_notice', {
      appid: 'wx123123123123123',
      title: '会议室预订成功通知',
      description: '4月27日 16:16',
      emphasis_first_item: true,
      content_item: [
        { key: '会议室', value: '402' },
        { key: '会议地点', value: '广州TIT-402会议室' },
      ],
    }),
    ...Object.values(CARDS).map((card) => entry('template_card', card, { card: { isDone: false } })),
    entry('template_card', CARDS.button_interaction ?? {}, { card: { isDone: true, replaceText: '已同意' } }),
    entry('text', { content: 'This one is only for you.' }, { isSafe: true }),
    entry('text', { content: 'long '.repeat(400) }, { isCut: true, exchangeId: 'x3' }),
    entry('text', { content: 'gone' }, { isRecalled: true }),
  ];
}
