import sharp from 'sharp';
import type { JsonObject } from '../../src/emulator/json.js';
import { encodeWav } from '../../src/emulator/page/composer/encode-wav.js';
import type {
  ApiExchange,
  CallbackExchange,
  ConversationEntry,
  DeliveryTry,
  PageState,
} from '../../src/emulator/page-api/index.js';
import { CARDS } from './sample-cards.js';

export const AGENT_ID = 1_000_002;
export const CONVERSATION = `app:${AGENT_ID}:ZhangSan`;
const START = Date.now() - 50 * 60_000;

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

export function callback(id: string, more: Partial<CallbackExchange> = {}): CallbackExchange {
  const oneTry: DeliveryTry = { number: 1, at: START, durationMs: 12, status: 200, outcome: 'answered' };
  return {
    kind: 'callback',
    id,
    at: START,
    agentId: AGENT_ID,
    userId: 'ZhangSan',
    title: 'text',
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:3000/wecom?msg_signature=5a65&timestamp=1732240000&nonce=1597212914',
      msgSignature: '5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0',
      timestamp: '1732240000',
      nonce: '1597212914',
      body: '<xml>\n  <ToUserName><![CDATA[wwcorp]]></ToUserName>\n  <Encrypt><![CDATA[RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5]]></Encrypt>\n</xml>',
      xml: '<xml>\n  <ToUserName><![CDATA[wwcorp]]></ToUserName>\n  <FromUserName><![CDATA[ZhangSan]]></FromUserName>\n  <CreateTime>1732240000</CreateTime>\n  <MsgType><![CDATA[text]]></MsgType>\n  <Content><![CDATA[hello]]></Content>\n  <MsgId>1234567890123456</MsgId>\n</xml>',
    },
    tries: [oneTry],
    answer: {
      status: 200,
      body: '<xml><Encrypt><![CDATA[aGVsbG8=]]></Encrypt></xml>',
      xml: '<xml>\n  <MsgType><![CDATA[text]]></MsgType>\n  <Content><![CDATA[hello]]></Content>\n</xml>',
      kind: 'reply',
      isSignatureRight: true,
    },
    state: 'done',
    warnings: [],
    curl: "curl -X POST 'http://127.0.0.1:3000/wecom'",
    ...more,
  };
}

const slow: DeliveryTry[] = [1, 2, 3].map((number) => ({
  number,
  at: START + number * 5100,
  durationMs: 5000,
  outcome: 'timeout',
  problem: 'No answer within 5 seconds: the connection was cut.',
}));

const apiCall: ApiExchange = {
  kind: 'api',
  id: 'x3',
  at: START + 9000,
  agentId: AGENT_ID,
  title: 'message/send',
  method: 'POST',
  path: '/cgi-bin/message/send',
  query: { debug: '1' },
  body: { touser: 'ZhangSan', msgtype: 'text', agentid: AGENT_ID, text: { content: '你好' } },
  status: 200,
  errCode: 0,
  errMsg: 'ok',
  answer: { errcode: 0, errmsg: 'ok', msgid: 'abc' },
  warnings: ['text.content is longer than 2048 bytes: it was cut.'],
};

/** One message of every type, and some of what can happen to them. */
export function everything(): PageState {
  made = 0;
  const entries = [
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
  return {
    corp: { corpId: 'wwcorp', name: '示例企业' },
    users: [
      { userId: 'ZhangSan', name: '张三' },
      { userId: 'LiSi', name: 'LiSi' },
    ],
    apps: [
      {
        agentId: AGENT_ID,
        name: 'Echo bot',
        description: 'Echoes what you send',
        callbackUrl: 'http://127.0.0.1:3000/wecom',
        menu: [
          { name: 'Today', type: 'click', key: 'TODAY', subButtons: [] },
          {
            name: '更多',
            subButtons: [
              { name: 'Help', type: 'click', key: 'HELP', subButtons: [] },
              { name: 'Web site', type: 'view', url: 'https://work.weixin.qq.com', subButtons: [] },
            ],
          },
        ],
      },
      { agentId: 1_000_003, name: '审批', description: '只能发送', menu: [] },
    ],
    groups: [{ chatId: 'project', name: '项目群', memberIds: ['ZhangSan', 'LiSi'] }],
    conversations: [
      { id: CONVERSATION, agentId: AGENT_ID, userId: 'ZhangSan', entries },
      {
        id: 'group:project',
        chatId: 'project',
        entries: [entry('text', { content: 'Build 42 is green' }, { sender: 'CI robot' })],
      },
      {
        id: 'app:1000003:ZhangSan',
        agentId: 1_000_003,
        userId: 'ZhangSan',
        entries: [entry('text', { content: '你有 1 条待审批' })],
      },
    ],
    exchanges: [
      callback('x1'),
      callback('x2', { title: 'event click', tries: slow, state: 'failed' }),
      apiCall,
      callback('x4', {
        title: 'event change_contact create_user',
        warnings: ['This event is unknown to the reference.'],
      }),
      callback('x5', {
        title: 'image',
        answer: {
          status: 200,
          body: '<xml/>',
          kind: 'refused',
          problem: 'The signature of the reply is wrong: check the Token.',
          isSignatureRight: false,
        },
      }),
    ],
    revision: 10,
  };
}

/** The same with a few short messages only: quick to draw, for the tests that do not look at content. */
export function little(): PageState {
  const { conversations, ...rest } = everything();
  const isShort = ({ msgType, isCut = false }: ConversationEntry) => ['text', 'event'].includes(msgType) && !isCut;
  const shortened = conversations.map((one) => ({ ...one, entries: one.entries.filter(isShort) }));
  return { ...rest, conversations: shortened };
}

/** The files that `everything` refers to. */
export async function sampleFiles(): Promise<Record<string, Buffer>> {
  const hill = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#9fd0f5"/><circle cx="500" cy="90" r="48" fill="#ffe08a"/><path d="M0 300 180 130l120 110 110-80 230 140v60H0z" fill="#4f8f5b"/></svg>',
  );
  const wave = Float32Array.from({ length: 8000 }, (_, index) => 0.4 * Math.sin((index * 440 * 2 * Math.PI) / 8000));
  return {
    '/media/hill.png': await sharp(hill).png().toBuffer(),
    '/media/beep.wav': Buffer.from(encodeWav(wave, 8000)),
    '/media/beep.amr': Buffer.from('#!AMR\n'),
    '/media/film.mp4': Buffer.alloc(0),
    '/media/report.pdf': Buffer.from('%PDF-1.4'),
  };
}

export const CATALOG = [
  { event: 'enter_agent', title: '进入应用', fields: { EventKey: '' } },
  {
    event: 'LOCATION',
    title: '上报地理位置',
    fields: { Latitude: '23.104', Longitude: '113.320', Precision: '65.000' },
  },
  {
    event: 'change_contact',
    changeType: 'create_user',
    title: '新增成员',
    fields: {
      UserID: 'lisi',
      Name: '李四',
      Status: 1,
      ExtAttr: { Item: [{ Name: '爱好', Type: 0, Text: { Value: '旅游' } }] },
    },
  },
];
