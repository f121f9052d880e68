import { createHash } from 'node:crypto';

/** What goes into a JS-SDK signature. */
export interface SignUrlRequest {
  readonly ticket: string;
  readonly nonceStr: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** The page's URL; its `#…` part does not count. */
  readonly url: string;
}

/**
 * Signs a page's URL for the JS-SDK (JS-SDK使用权限签名算法).
 * @see https://developer.work.weixin.qq.com/document/path/90506
 */
export function signUrl({ ticket, nonceStr, timestamp, url }: SignUrlRequest): string {
  const page = url.split('#', 1)[0];
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`;
  return createHash('sha1').update(text).digest('hex');
}
