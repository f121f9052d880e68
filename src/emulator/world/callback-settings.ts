import { encodingAESKeyProblem } from '../../crypto/index.js';
import { EmulatorError } from '../emulator-error.js';
import type { AppOptions } from './app-options.js';
import { alphanumericId } from './ids.js';

/** An app's callback settings (接收消息服务器配置). Each may be changed at any time, as in the admin console. */
export interface CallbackSettings {
  /** Absent until a URL has been saved: then the app can only send. */
  url: string | undefined;
  token: string;
  /** 消息加解密密钥: 43 letters and digits. */
  encodingAESKey: string;
}

/** The settings of a new app: what was given, checked, and what the console's "random" (随机获取) would fill in. */
export function settleCallback(options: AppOptions): CallbackSettings {
  const { callbackUrl, token = alphanumericId(16), encodingAESKey = alphanumericId(43) } = options;
  if (!/^[A-Za-z0-9]{1,32}$/.test(token)) {
    throw new EmulatorError('invalid_argument', 'token must be 1 to 32 letters and digits.');
  }
  const problem = encodingAESKeyProblem(encodingAESKey);
  if (problem !== undefined) throw new EmulatorError('invalid_argument', `encodingAESKey ${problem}.`);
  return { url: callbackUrl, token, encodingAESKey };
}
