import { opaqueId } from './ids.js';

/** Temporary media (临时素材) lives 3 days. */
const LIFETIME = 3 * 86_400_000;

export type MediaType = 'image' | 'voice' | 'video' | 'file';

/** Where a media_id counts: in the company, with one robot, as an attachment, or as a high-definition voice. */
export type MediaScope = 'corp' | 'attachment' | 'jssdk' | { readonly robotKey: string };

export interface MediaOptions {
  readonly type: MediaType;
  readonly bytes: Uint8Array;
  /** The name the receiver sees. */
  readonly fileName: string;
  /** Default: by the file name's extension. */
  readonly contentType?: string;
  /** True for media that WeCom stores encrypted: a Range must then have a length that is a multiple of 16 (40146). */
  readonly encrypted?: boolean;
  readonly scope?: MediaScope;
}

export interface StoredMedia {
  readonly mediaId: string;
  readonly type: MediaType;
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly contentType: string;
  readonly encrypted: boolean;
  readonly scope: MediaScope;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Temporary media by media_id; what has expired stays, for whoever inspects the emulator. */
export class MediaStore {
  readonly all = new Map<string, StoredMedia>();

  add(options: MediaOptions, now: number): StoredMedia {
    const media: StoredMedia = {
      mediaId: opaqueId(64),
      type: options.type,
      bytes: Buffer.from(options.bytes),
      fileName: options.fileName,
      contentType: options.contentType ?? contentTypeOf(options.fileName),
      encrypted: options.encrypted ?? false,
      scope: options.scope ?? 'corp',
      createdAt: now,
      expiresAt: now + LIFETIME,
    };
    this.keep(media);
    return media;
  }

  /** Takes up media as they are, such as those of an earlier run. */
  keep(media: StoredMedia): void {
    this.all.set(media.mediaId, media);
  }

  /** The media if it is still alive. */
  find(mediaId: string, now: number): StoredMedia | undefined {
    const media = this.all.get(mediaId);
    return media !== undefined && now < media.expiresAt ? media : undefined;
  }
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  amr: 'audio/amr',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  webm: 'video/webm',
  mp4: 'video/mp4',
  webp: 'image/webp',
  bmp: 'image/bmp',
  pdf: 'application/pdf',
  txt: 'text/plain',
  json: 'application/json',
};

export function contentTypeOf(fileName: string): string {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return CONTENT_TYPES[extension] ?? 'application/octet-stream';
}
