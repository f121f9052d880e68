import type { AppCall, Reply } from '../../protocol/index.js';

/** @see https://developer.work.weixin.qq.com/document/path/92521 */
export function getCallbackIp({ world }: AppCall): Reply {
  return { ip_list: world.corp.callbackIps };
}

/** @see https://developer.work.weixin.qq.com/document/path/92520 */
export function getApiDomainIp({ world }: AppCall): Reply {
  return { ip_list: world.corp.apiDomainIps };
}
