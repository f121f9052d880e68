import type {
  ContactDriver,
  ContactMessage,
  ContactSendResult,
  DriverCapabilities,
  DriverEvent,
  GatewayContact,
  SendTogether,
} from '../../../src/gateway/customer/index.js';

/** What sending to one contact does; `sent` unless told otherwise. */
export type SendBehaviour = () => ContactSendResult | Promise<ContactSendResult>;

/** `count` contacts c1, c2, …; every third bears the tag VIP. */
export function someContacts(count: number): GatewayContact[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `c${index + 1}`,
    name: `客户${index + 1}`,
    remark: index === 1 ? '老王' : '',
    ...(index === 0 ? { corpName: 'Example Ltd' } : {}),
    tags: index % 3 === 0 ? [{ id: 't1', name: 'VIP', group: '等级' }] : [{ name: '普通' }],
  }));
}

/** A driver in the hands of a test: logs in by a scan that the test plays, and notes what is sent. */
export class FakeDriver implements ContactDriver {
  readonly name = 'fake';
  capabilities: DriverCapabilities = { needsLogin: true, confirmedByMember: false, pace: { min: 2000, max: 4000 } };
  readonly sent: { readonly id: string; readonly text: string }[] = [];
  readonly behaviours = new Map<string, SendBehaviour>();
  readonly calls: string[] = [];
  people: readonly GatewayContact[] = someContacts(7);
  together?: SendTogether;
  report: (event: DriverEvent) => void = () => {};
  /** What `start` does besides. */
  onStart: () => void | Promise<void> = () => this.scan();
  onCode: (code: string) => void | Promise<void> = () => this.login();

  async start(report: (event: DriverEvent) => void): Promise<void> {
    this.calls.push('start');
    this.report = report;
    await this.onStart();
  }

  async submitVerifyCode(code: string): Promise<void> {
    this.calls.push(`code ${code}`);
    await this.onCode(code);
  }

  async switchAccount(): Promise<void> {
    this.calls.push('switch');
    this.scan();
  }

  async contacts(options: { readonly refresh?: boolean } = {}): Promise<readonly GatewayContact[]> {
    if (options.refresh) this.calls.push('refresh');
    return this.people;
  }

  async send(id: string, { text }: ContactMessage): Promise<ContactSendResult> {
    this.sent.push({ id, text });
    return (this.behaviours.get(id) ?? (() => ({ state: 'sent', msgId: `m-${id}` })))();
  }

  async stop(): Promise<void> {
    this.calls.push('stop');
  }

  scan(): void {
    this.report({ type: 'scan', qrCode: 'https://example.invalid/login', purpose: 'login', status: 'waiting' });
  }

  login(id = 'me', name = '王经理'): void {
    this.report({ type: 'login', account: { id, name } });
  }
}
