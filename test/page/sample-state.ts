import sharp from 'sharp';
import { encodeWav } from '../../src/emulator/page/composer/encode-wav.js';
import type {
  ApiExchange,
  CallbackExchange,
  ConversationEntry,
  DeliveryTry,
  PageState,
} from '../../src/emulator/page-api/index.js';
import { entry, everyEntry, START } from './sample-entries.js';

export const AGENT_ID = 1_000_002;
export const CONVERSATION = `app:${AGENT_ID}:ZhangSan`;

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

/** A state with one message of every type, and with whatever else the page can show. */
export function everything(): PageState {
  const entries = everyEntry();
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
