import { fromWire, type WireRecord } from '../wire/index.js';
import type { MediaType } from './media-rule.js';

/** A file that WeCom has taken. */
export interface UploadedMedia {
  readonly type: MediaType;
  /** Good for three days, in every app of the corp. */
  readonly mediaId: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/** Reads the answer of an upload; WeCom writes the time as a string or as a number. */
export function toUploadedMedia(answer: WireRecord): UploadedMedia {
  const { type, mediaId, createdAt } = fromWire<{ type: MediaType; mediaId: string; createdAt: unknown }>(answer);
  return { type, mediaId, createdAt: Number(createdAt) };
}
