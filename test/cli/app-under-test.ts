import { type EmulatedApp, type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type RunningServer, reply, WecomApp } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

/** An app that listens, in an emulated company: what the commands are tried on. */
export class AppUnderTest {
  readonly wecom: Emulator;
  readonly registered: EmulatedApp;
  readonly app: WecomApp;
  readonly #server: RunningServer;

  private constructor(wecom: Emulator, registered: EmulatedApp, app: WecomApp, server: RunningServer) {
    this.wecom = wecom;
    this.registered = registered;
    this.app = app;
    this.#server = server;
  }

  static async start(): Promise<AppUnderTest> {
    const wecom = await startEmulator();
    const registered = wecom.createApp({ name: 'Echo' });
    const environment = registered.environment();
    const app = new WecomApp({ environment, host: '127.0.0.1', port: 0, logger: recordingLogger() });
    app.onText((message) => message.content);
    app.on('image', (message) => reply.image(message.mediaId));
    return new AppUnderTest(wecom, registered, app, await app.listen({ closeOnSignals: false }));
  }

  /** What the commands are given. */
  get environment(): Readonly<Record<string, string>> {
    return { ...this.registered.environment(), WECOM_APP_HOST: '127.0.0.1', WECOM_APP_PORT: this.port };
  }

  get port(): string {
    return new URL(this.#server.origin).port;
  }

  get url(): string {
    return `${this.#server.origin}${this.app.config.path}`;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.wecom.close();
  }
}
