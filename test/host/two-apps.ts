import type { HostedAppOptions } from '../../src/host/index.js';
import type { WecomApp } from '../../src/index.js';
import { keysOf } from './host-world.js';

/** Handlers that answer every text alike. */
export const says = (text: string) => (app: WecomApp) => void app.onText(() => text);

/** The callback settings of two apps. */
export const [A, B] = [keysOf('TokenOfA'), keysOf('TokenOfB')];
export const appA: HostedAppOptions = { ...A, name: 'a', agentId: 1, path: '/a', handlers: says('I am a') };
export const appB: HostedAppOptions = { ...B, name: 'b', agentId: 2, path: '/b', handlers: says('I am b') };
