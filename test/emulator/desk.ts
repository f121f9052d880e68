import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import {
  type AppOptions,
  type EmulatedApp,
  type Emulator,
  type EmulatorOptions,
  type JsonObject,
  startEmulator,
} from '../../src/emulator/index.js';

type Query = Readonly<Record<string, string | number>>;

/** An answer as the tests look at it. */
export interface Answer {
  readonly errcode: number;
  readonly errmsg: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look deep into answers of many shapes.
  readonly [name: string]: any;
}

/** An emulator with one app and two members, and calls that carry the app's token. */
export class Desk {
  readonly wecom: Emulator;
  readonly clock: ManualClock;
  readonly app: EmulatedApp;

  constructor(wecom: Emulator, clock: ManualClock, app: EmulatedApp) {
    this.wecom = wecom;
    this.clock = clock;
    this.app = app;
  }

  url(path: string, query: Query = {}): string {
    const params = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return `${this.wecom.apiBase}/cgi-bin/${path}?${params}`;
  }

  async token(secret = this.app.secret): Promise<string> {
    const answer = await read(fetch(this.url('gettoken', { corpid: this.wecom.corp.corpId, corpsecret: secret })));
    return answer.access_token;
  }

  async get(path: string, query: Query = {}, secret?: string): Promise<Answer> {
    return read(fetch(this.url(path, { access_token: await this.token(secret), ...query })));
  }

  async post(path: string, body: JsonObject | string, query: Query = {}, secret?: string): Promise<Answer> {
    const url = this.url(path, { access_token: await this.token(secret), ...query });
    return read(fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }));
  }

  /** Uploads with the runtime's own form writer. */
  async upload(path: string, query: Query, bytes: Uint8Array, fileName: string, field = 'media'): Promise<Answer> {
    const form = new FormData();
    form.set(field, new File([new Uint8Array(bytes)], fileName));
    const url = this.url(path, { access_token: await this.token(), ...query });
    return read(fetch(url, { method: 'POST', body: form }));
  }

  async mediaId(type: 'image' | 'voice' | 'video' | 'file'): Promise<string> {
    const answer = await this.upload('media/upload', { type }, SAMPLES[type], SAMPLE_NAMES[type]);
    assert.equal(answer.errcode, 0, answer.errmsg);
    return answer.media_id;
  }
}

export async function openDesk(t: TestContext, options: EmulatorOptions = {}, app: AppOptions = {}): Promise<Desk> {
  const clock = new ManualClock();
  const wecom = await startEmulator({ clock, ...options });
  t.after(() => wecom.close());
  wecom.addUser({ userId: 'ZhangSan', name: '张三' });
  wecom.addUser({ userId: 'lisi', name: '李四' });
  return new Desk(wecom, clock, wecom.createApp(app));
}

export async function read(response: Promise<Response>): Promise<Answer> {
  const answered = await response;
  assert.equal(answered.status, 200);
  assert.equal(answered.headers.get('content-type'), 'application/json; charset=UTF-8');
  const answer = (await answered.json()) as Answer;
  assert.equal(answered.headers.get('error-code'), String(answer.errcode));
  return answer;
}

const AMR_FRAME = Buffer.from([0x04, ...Array.from({ length: 12 }, () => 0)]);

/** An AMR recording of that many seconds. */
export function amr(seconds: number): Buffer {
  return Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: seconds * 50 }, () => AMR_FRAME)]);
}

export const SAMPLES = {
  image: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  voice: amr(1),
  video: Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1'),
  file: Buffer.from('季度报告'),
} as const;

export const SAMPLE_NAMES = { image: 'a.png', voice: 'a.amr', video: 'a.mp4', file: '季度报告.pdf' } as const;

/** `count` bytes of text. */
export function text(count: number): string {
  return 'x'.repeat(count);
}
