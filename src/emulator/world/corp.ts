import { hexId } from './ids.js';

export interface CorpOptions {
  /** 企业ID; default random, `ww` and 16 hexadecimal digits. */
  readonly corpId?: string;
  /** The name of the root department. */
  readonly corpName?: string;
  /** What `getcallbackip` lists; the emulator itself calls back from 127.0.0.1. */
  readonly callbackIps?: readonly string[];
  /** What `get_api_domain_ip` lists. */
  readonly apiDomainIps?: readonly string[];
}

/** The emulated company (企业). */
export interface EmulatedCorp {
  readonly corpId: string;
  readonly corpName: string;
  readonly callbackIps: readonly string[];
  readonly apiDomainIps: readonly string[];
}

export function settleCorp(options: CorpOptions): EmulatedCorp {
  return {
    corpId: options.corpId ?? `ww${hexId(16)}`,
    corpName: options.corpName ?? '示例企业',
    callbackIps: options.callbackIps ?? ['127.0.0.1', '101.226.103.*'],
    apiDomainIps: options.apiDomainIps ?? ['127.0.0.1'],
  };
}
