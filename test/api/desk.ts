import { finished } from 'node:stream';
import type { TestContext } from 'node:test';
import {
  GroupRobot,
  type GroupRobotOptions,
  type HttpRequest,
  type HttpResponse,
  type Transport,
  WecomClient,
  type WecomClientOptions,
} from '../../src/api/index.js';
import { UndiciTransport } from '../../src/api/transport/index.js';
import { ManualClock } from '../../src/clock/index.js';
import {
  type AppOptions,
  type EmulatedApp,
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../src/emulator/index.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

/** The network, with a count of what is under way, so that a test moves time only while nothing is. */
export class CountingTransport implements Transport {
  readonly #transport = new UndiciTransport({ connections: 50 });
  readonly requests: HttpRequest[] = [];
  underWay = 0;

  async send(request: HttpRequest): Promise<HttpResponse> {
    this.requests.push(request);
    this.underWay += 1;
    try {
      const response = await this.#transport.send(request);
      this.underWay += 1;
      finished(response.body, { writable: false }, () => {
        this.underWay -= 1;
      });
      return response;
    } finally {
      this.underWay -= 1;
    }
  }

  close(): Promise<void> {
    return this.#transport.close();
  }
}

/** An emulated company with two members, and a client for an app of its. */
export class ApiDesk {
  readonly wecom: Emulator;
  readonly clock: ManualClock;
  readonly app: EmulatedApp;
  readonly transport = new CountingTransport();
  readonly lines: LogLine[] = [];
  readonly #t: TestContext;

  constructor(t: TestContext, wecom: Emulator, clock: ManualClock, app: EmulatedApp) {
    this.#t = t;
    this.wecom = wecom;
    this.clock = clock;
    this.app = app;
  }

  client(options: WecomClientOptions = {}): WecomClient {
    const { corpId, secret, agentId } = this.app;
    const client = new WecomClient({ corpId, secret, agentId, ...this.#network(), ...options });
    this.#t.after(() => client.close());
    return client;
  }

  robot(key: string, options: GroupRobotOptions = {}): GroupRobot {
    const robot = new GroupRobot({ key, ...this.#network(), ...options });
    this.#t.after(() => robot.close());
    return robot;
  }

  warnings(): readonly LogLine[] {
    return this.lines.filter(({ level }) => level === 'warn');
  }

  /** Moves time on, a second at a step, until the call is over; never while a request is under way. */
  async drive<Result>(call: Promise<Result>): Promise<Result> {
    let over = false;
    const settled = call.finally(() => {
      over = true;
    });
    settled.catch(() => {});
    for (let idle = 0; !over; ) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      idle = this.transport.underWay === 0 ? idle + 1 : 0;
      if (idle >= 3) await this.clock.advance(1000);
    }
    return settled;
  }

  #network() {
    return {
      apiBase: this.wecom.apiBase,
      clock: this.clock,
      logger: recordingLogger(this.lines, {}, true),
      transport: this.transport,
      environment: {},
    };
  }
}

export async function openApiDesk(
  t: TestContext,
  options: EmulatorOptions = {},
  app: AppOptions = {},
): Promise<ApiDesk> {
  const clock = new ManualClock();
  const wecom = await startEmulator({ clock, ...options });
  t.after(() => wecom.close());
  wecom.addUser({ userId: 'ZhangSan', name: '张三' });
  wecom.addUser({ userId: 'lisi', name: '李四' });
  const desk = new ApiDesk(t, wecom, clock, wecom.createApp(app));
  t.after(() => desk.transport.close());
  return desk;
}
