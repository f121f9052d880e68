import type { CallContext } from '../call-context.js';
import type { CallLimits } from '../caller/index.js';
import { fromPipeList } from '../wire/index.js';

/** Addresses of WeCom, for firewalls. They change: refresh them daily. */
export class IpApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Where callbacks come from (获取企业微信回调IP段): addresses, wildcards such as `101.226.103.*`, or CIDR blocks.
   *
   * Calls `getcallbackip`.
   * @see https://developer.work.weixin.qq.com/document/path/92521
   */
  getCallbackIp(limits: CallLimits = {}): Promise<readonly string[]> {
    return this.#list('getcallbackip', limits);
  }

  /**
   * Where the server API is (获取企业微信接口IP段), in the same forms.
   *
   * Calls `get_api_domain_ip`.
   * @see https://developer.work.weixin.qq.com/document/path/92520
   */
  getApiDomainIp(limits: CallLimits = {}): Promise<readonly string[]> {
    return this.#list('get_api_domain_ip', limits);
  }

  async #list(path: string, limits: CallLimits): Promise<readonly string[]> {
    return fromPipeList((await this.#context.caller.call(path, limits)).ip_list);
  }
}
