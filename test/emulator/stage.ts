import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import {
  type AppOptions,
  type EmulatedApp,
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../src/emulator/index.js';
import { WecomApp } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

/** An emulator with the real framework as the app under test. */
export interface Stage {
  readonly wecom: Emulator;
  readonly emulated: EmulatedApp;
  readonly app: WecomApp;
}

export async function openStage(
  t: TestContext,
  options: EmulatorOptions = {},
  appOptions: AppOptions = {},
): Promise<Stage> {
  const wecom = await startEmulator(options);
  t.after(() => wecom.close());
  const emulated = wecom.createApp(appOptions);
  const app = await startApp(t, emulated);
  return { wecom, emulated, app };
}

/** Starts the real framework with an emulated app's settings and saves its URL. */
export async function startApp(t: TestContext, emulated: EmulatedApp): Promise<WecomApp> {
  const environment = emulated.environment();
  const app = new WecomApp({ environment, host: '127.0.0.1', port: 0, logger: recordingLogger() });
  const server = await app.listen({ closeOnSignals: false });
  t.after(() => app.close());
  const report = await emulated.connect(`${server.origin}/wecom_app_cb`);
  if (!report.ok) throw new Error(report.message);
  return app;
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A server of a few lines in place of an app; answers its URL. */
export async function serveTiny(t: TestContext, answer: Answer): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    answer(request, response, Buffer.concat(chunks).toString());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/cb`;
}

/** A port where nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
