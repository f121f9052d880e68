import { fromWire, isWireRecord, type WireRecord } from '../wire/index.js';

/** A file for WeCom to fetch. */
export interface UploadByUrlRequest {
  readonly type: 'video' | 'file';
  /** The name that receivers see, at most 128 bytes. */
  readonly fileName: string;
  /** At most 1024 bytes; its server must support Range. */
  readonly url: string;
  /** Of the file's bytes, in hex. */
  readonly md5: string;
  /** What it is for; 1, mass messages to customers, is the only value documented. */
  readonly scene?: number;
}

/** How an upload by URL went. */
export interface UploadByUrlResult {
  /** 1 under way, 2 done, 3 failed. */
  readonly status: 1 | 2 | 3;
  /** Why it failed. */
  readonly errCode: number;
  readonly errMsg: string;
  /** When it is done. */
  readonly mediaId?: string;
  /** Seconds since 1970. */
  readonly createdAt?: number;
}

/** Reads the answer, whose `detail` has the shape of an answer of its own. */
export function toUploadByUrlResult({ status, detail }: WireRecord): UploadByUrlResult {
  const { errcode = 0, errmsg = '', ...media } = isWireRecord(detail) ? detail : {};
  const { mediaId, createdAt } = fromWire<{ mediaId?: string; createdAt?: number | string }>(media);
  return {
    status: status as UploadByUrlResult['status'],
    errCode: Number(errcode),
    errMsg: String(errmsg),
    ...(mediaId ? { mediaId } : {}),
    ...(createdAt === undefined ? {} : { createdAt: Number(createdAt) }),
  };
}
