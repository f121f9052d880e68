import { setTimeout as wait } from 'node:timers/promises';
import { ScanStatus } from 'wechaty-puppet/types';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { DriverEvent } from 'wecom-app-svr/gateway';
import { WechatyDriver, type WechatyDriverSettings } from '../src/index.js';

export const QR_CODE = 'https://login.example.invalid/l/AbCdEf0123456789';

/** An account in the mock puppet, which asks for a scan when it starts. */
export class MockAccount {
  readonly mocker = new mock.Mocker();
  readonly puppet = new PuppetMock({ mocker: this.mocker });
  readonly printed: string[] = [];
  readonly events: DriverEvent[] = [];
  readonly driver: WechatyDriver;
  #scans = 0;

  constructor(settings: WechatyDriverSettings = {}) {
    const print = (text: string): void => void this.printed.push(text);
    this.driver = new WechatyDriver({ library: 'wechaty', puppet: this.puppet, print, ...settings });
    this.mocker.use(() => {
      this.#scans += 1;
      this.mocker.scan(this.#scans === 1 ? QR_CODE : `${QR_CODE}?n=${this.#scans}`, ScanStatus.Waiting);
      return () => {};
    });
  }

  /** People and others, as an address book has them. */
  addPeople(): void {
    const phone: string[] = [];
    this.mocker.createContact({ id: 'p1', name: '客户甲', alias: '老王', gender: 2, type: 1, friend: true, phone });
    this.mocker.createContact({
      id: 'p2',
      name: '客户乙',
      alias: '',
      gender: 1,
      type: 3,
      friend: true,
      phone: ['13800000000'],
      avatar: '',
      corporation: '腾讯',
      title: '经理',
      description: '老客户',
    });
    this.mocker.createContact({ id: 'gh', name: 'a service', type: 2, friend: true });
    this.mocker.createContact({ id: 'stranger', name: 'a stranger', type: 1, friend: false });
  }

  /** Starts and resolves when the QR code was shown. */
  async start(): Promise<void> {
    await this.driver.start((event) => this.events.push(event));
    await this.until((event) => event.type === 'scan');
  }

  /** Plays the phone that scans. */
  async login(id = 'me', name = '王经理'): Promise<void> {
    this.mocker.login(this.mocker.createContact({ id, name, type: 1 }));
    await this.until((event) => event.type === 'login' && event.account.id === id);
  }

  /** Plays the phone without waiting for what this account was told: somebody else listens to the driver. */
  async scanned(): Promise<void> {
    this.mocker.login(this.mocker.createContact({ id: 'me', name: '王经理', type: 1 }));
  }

  async until(check: (event: DriverEvent) => boolean): Promise<DriverEvent> {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = this.events.find(check);
      if (found !== undefined) return found;
      await wait(10);
    }
    throw new Error(`it did not happen; what did: ${JSON.stringify(this.events)}`);
  }

  /** What contacts have received. */
  said(): readonly { readonly to: string | undefined; readonly text: string | undefined }[] {
    return [...this.mocker.cacheMessagePayload.values()].map(({ listenerId, text }) => ({ to: listenerId, text }));
  }
}
