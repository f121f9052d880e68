import { systemClock } from '../clock/index.js';
import { routes } from './api/index.js';
import { Courier } from './callback/index.js';
import { AdminConsole } from './console/index.js';
import { Chat, showReply, showSentMessages } from './conversation/index.js';
import { Emulator } from './emulator.js';
import type { EmulatorOptions } from './emulator-options.js';
import { loginMount } from './login/index.js';
import { apiExchange, PageFeed, pageFolder, pageMount } from './page-server/index.js';
import { ApiGateway, Faults } from './protocol/index.js';
import { apiMount, HttpServer, imageMount } from './server/index.js';
import { DataFolder } from './storage/index.js';
import { ReplyInbox } from './testing/index.js';
import { runUploads } from './uploads/index.js';
import { type CorpOptions, DEFAULT_LIMITS, ExchangeStore, settleCorp, World } from './world/index.js';

/**
 * Starts a WeCom of your own: one company with the server API (服务端API), callbacks, and a chat page, on a local port.
 * It has one member, ZhangSan. Emulators in one process are independent of each other; close each.
 *
 * @example
 * ```ts
 * const wecom = await startEmulator();
 * const app = wecom.createApp();
 * const echo = new WecomApp({ environment: app.environment(), host: '127.0.0.1', port: 0 });
 * echo.onText((message) => message.content);
 * const server = await echo.listen();
 * await app.connect(`${server.origin}/wecom_app_cb`);
 *
 * await wecom.user('ZhangSan').sendText('hi');
 * await wecom.expectReply('hi');
 * await wecom.close();
 * ```
 * @throws EmulatorError `corrupt_data` when what an earlier run left in `dataDir` cannot be read
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const folder = options.dataDir === undefined ? undefined : await DataFolder.open(options.dataDir);
  const server = new HttpServer();
  await server.listen(options.host ?? '127.0.0.1', options.port ?? 0);
  try {
    return await assemble(options, server, folder);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function assemble(options: EmulatorOptions, server: HttpServer, folder: DataFolder | undefined) {
  const { closed, origin } = server;
  const clock = options.clock ?? systemClock;
  const exchanges = new ExchangeStore();
  const adminConsole = new AdminConsole({ clock, exchanges, closed });
  const world = new World({
    clock,
    corp: settleCorp(withDefined({ ...folder?.saved?.corp }, options)),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    strict: options.strict ?? false,
    origin,
    exchanges,
    save: (app, url) => adminConsole.save(app, url),
  });
  if (folder?.saved === undefined) world.directory.addUser({ userId: 'ZhangSan', name: '张三' });
  await folder?.restore(world);
  showSentMessages(world);
  world.calls.listeners.add((call) => {
    exchanges.put(apiExchange(call));
  });
  const courier = new Courier({
    world,
    closed,
    show: (callback, exchangeId, reply) => showReply(world, callback, exchangeId, reply),
  });
  runUploads(world, courier, closed);
  const chat = new Chat(world, courier);
  const inbox = new ReplyInbox(world);
  const faults = new Faults(world, new Set(Object.keys(routes)));
  server.mount(apiMount(new ApiGateway(world, routes, faults, origin)));
  server.mount(imageMount(world));
  server.mount(loginMount(world));
  server.mount(pageMount({ world, chat, feed: new PageFeed(world), folder: pageFolder() }));
  folder?.follow(world);
  return new Emulator({ world, faults, server, chat, inbox, folder });
}

/** What is given goes before what was saved. */
function withDefined(saved: CorpOptions, given: CorpOptions): CorpOptions {
  return {
    ...saved,
    ...(given.corpId === undefined ? {} : { corpId: given.corpId }),
    ...(given.corpName === undefined ? {} : { corpName: given.corpName }),
    ...(given.callbackIps === undefined ? {} : { callbackIps: given.callbackIps }),
    ...(given.apiDomainIps === undefined ? {} : { apiDomainIps: given.apiDomainIps }),
  };
}
