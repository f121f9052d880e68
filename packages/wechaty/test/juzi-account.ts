import { setTimeout as wait } from 'node:timers/promises';
import * as PUPPET from '@juzi/wechaty-puppet';
import type { DriverEvent } from 'wecom-app-svr/gateway';
import { WechatyDriver } from '../src/index.js';

/** As much of a puppet's base class as the tests use; every other method stays as the base class leaves it. */
interface PuppetBase {
  emit(event: string, payload: object): boolean;
  login(userId: string): void;
}

const Base = PUPPET.Puppet as unknown as new (options?: object) => PuppetBase;

const { VerifyCodeScene, VerifyCodeStatus, VerifySlideScene, VerifySlideStatus, ScanType, ScanStatus } = PUPPET.types;

/** A puppet for WeCom as Juzi's are: with a verify code, a second verification and tags that have names. */
class WecomPuppet extends Base {
  readonly codes: string[] = [];
  readonly said: string[] = [];

  override toString(): string {
    return 'WecomPuppet';
  }

  async onStart(): Promise<void> {
    setImmediate(() => this.scan('https://login.example.invalid/scan', ScanType.Login));
  }

  async onStop(): Promise<void> {}

  version(): string {
    return '0.0.0';
  }

  scan(qrcode: string, type: number): void {
    this.emit('scan', { qrcode, status: ScanStatus.Waiting, type, createTimestamp: 0 });
  }

  askCode(status: number = VerifyCodeStatus.WAITING): void {
    this.emit('verify-code', { id: 'question-1', message: '请输入验证码', scene: VerifyCodeScene.LOGIN, status });
  }

  askSlide(): void {
    const sliderExeUrl = 'https://example.invalid/slide.exe';
    const status = VerifySlideStatus.WAITING;
    this.emit('verify-slide', { scene: VerifySlideScene.LOGIN, status, sliderExeUrl, sliderVerifyEncrypt: 'SECRET' });
  }

  async enterVerifyCode(id: string, code: string): Promise<void> {
    this.codes.push(`${id} ${code}`);
    if (code === '000000') this.askCode(VerifyCodeStatus.WRONG_CODE);
    else this.scan('https://login.example.invalid/verify', ScanType.Verify);
  }

  async contactList(): Promise<string[]> {
    return ['p1', 'me', 'app'];
  }

  async contactRawPayload(id: string): Promise<object> {
    const person = { id, gender: 0, avatar: '', phone: [], friend: true };
    if (id === 'p1') return { ...person, name: '客户甲', type: 1, alias: '老王', tags: ['t1', 't2'] };
    return { ...person, name: id === 'me' ? '王经理' : '应用', type: id === 'me' ? 3 : 4 };
  }

  async contactRawPayloadParser(payload: object): Promise<object> {
    return payload;
  }

  async tagPayloadPuppet(id: string): Promise<object> {
    return this.tagRawPayload(id);
  }

  async tagRawPayload(id: string): Promise<object> {
    return { id, name: id === 't1' ? 'VIP' : '普通', type: 2, groupId: 'g1' };
  }

  async tagRawPayloadParser(payload: object): Promise<object> {
    return payload;
  }

  async messageSendText(conversationId: string, text: string): Promise<void> {
    this.said.push(`${conversationId} ${text}`);
  }
}

/** An account behind `@juzi/wechaty`. */
export class JuziAccount {
  readonly puppet = new WecomPuppet();
  readonly events: DriverEvent[] = [];
  readonly driver = new WechatyDriver({ library: '@juzi/wechaty', puppet: this.puppet, print: false });

  async start(): Promise<void> {
    await this.driver.start((event) => this.events.push(event));
  }

  async until(check: (event: DriverEvent) => boolean): Promise<DriverEvent> {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = this.events.find(check);
      if (found !== undefined) return found;
      await wait(10);
    }
    throw new Error(`it did not happen; what did: ${JSON.stringify(this.events)}`);
  }
}
