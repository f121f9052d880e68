import { systemClock } from '../clock/index.js';
import { routes } from './api/index.js';
import { Emulator } from './emulator.js';
import type { EmulatorOptions } from './emulator-options.js';
import { ApiGateway, Faults } from './protocol/index.js';
import { apiMount, HttpServer, imageMount } from './server/index.js';
import { DEFAULT_LIMITS, settleCorp, World } from './world/index.js';

/**
 * Starts a WeCom of your own: one company with the server API (服务端API) on a local port. Emulators in one process
 * are independent of each other; close each.
 *
 * @example
 * ```ts
 * const wecom = await startEmulator();
 * const app = wecom.createApp();
 * wecom.addUser({ userId: 'ZhangSan' });
 * // point the client at wecom.apiBase with app.corpId, app.secret and app.agentId, then look at
 * wecom.sent;
 * await wecom.close();
 * ```
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const world = new World({
    clock: options.clock ?? systemClock,
    corp: settleCorp(options),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    strict: options.strict ?? false,
  });
  const server = new HttpServer();
  await server.listen(options.host ?? '127.0.0.1', options.port ?? 0);
  const faults = new Faults(world, new Set(Object.keys(routes)));
  server.mount(apiMount(new ApiGateway(world, routes, faults, server.origin)));
  server.mount(imageMount(world));
  return new Emulator({ world, faults, server });
}
