import { RequestError } from '../../errors/index.js';
import { amrDuration } from './amr-duration.js';
import { type FileFormat, fileFormat } from './file-format.js';
import { type LoadedMedia, loadMedia, type MediaSource } from './media-source.js';

/** The kinds of temporary media (临时素材). */
export type MediaType = 'image' | 'voice' | 'video' | 'file';

/** What a file must be like to be uploaded. */
export interface MediaRule {
  /** Bytes at most. */
  readonly limit: number;
  /** Formats allowed; any when absent. */
  readonly formats?: readonly FileFormat[];
  /** Seconds at most, for voices. */
  readonly seconds?: number;
  /** What WeCom answers to a file that is too large, and to one of another format. */
  readonly errCodes: { readonly size: number; readonly format: number };
}

const MB = 1024 * 1024;

/** @see https://developer.work.weixin.qq.com/document/path/90253 */
export const MEDIA_RULES: Readonly<Record<MediaType, MediaRule>> = {
  image: { limit: 10 * MB, formats: ['jpg', 'png'], errCodes: { size: 40009, format: 40004 } },
  voice: { limit: 2 * MB, formats: ['amr'], seconds: 60, errCodes: { size: 40006, format: 301016 } },
  video: { limit: 10 * MB, formats: ['mp4'], errCodes: { size: 40011, format: 40004 } },
  file: { limit: 20 * MB, errCodes: { size: 40006, format: 40004 } },
};

/** An image for good: in mpnews, in welcome messages. */
export const PERMANENT_IMAGE_RULE: MediaRule = {
  limit: 2 * MB,
  formats: ['jpg', 'png'],
  errCodes: { size: 40009, format: 40004 },
};

/** A file must be longer than this. */
const TOO_SHORT = 5;
const VOICE_TOO_LONG = 45007;
const EMPTY = 44001;

/**
 * Reads a file and holds it against a rule. Its name is the one given, or its own, or one with the extension of its
 * format: receivers see the name, and their clients go by its extension.
 * @throws {RequestError} naming the limit that the file breaks
 */
export async function loadChecked(
  source: MediaSource,
  rule: MediaRule,
  fileName: string | undefined,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const media = await loadMedia(source, rule.limit, rule.errCodes.size);
  const { bytes } = media;
  if (bytes.byteLength <= TOO_SHORT) {
    const message = `the file has ${bytes.byteLength} bytes; it must have more than ${TOO_SHORT}.`;
    throw new RequestError('source', message, { errCode: EMPTY });
  }
  const format = fileFormat(bytes);
  if (rule.formats !== undefined && (format === undefined || !rule.formats.includes(format))) {
    const message = `the file is not ${rule.formats.join(' or ').toUpperCase()}, whatever its name says.`;
    throw new RequestError('source', message, { errCode: rule.errCodes.format });
  }
  checkDuration(bytes, rule);
  return { bytes, name: nameOf(media, fileName, rule, format) };
}

function checkDuration(bytes: Uint8Array, { seconds }: MediaRule): void {
  const duration = seconds === undefined ? undefined : amrDuration(bytes);
  if (seconds === undefined || duration === undefined || duration <= seconds) return;
  const message = `the voice lasts ${Math.ceil(duration)} s; at most ${seconds} s are possible.`;
  throw new RequestError('source', message, { errCode: VOICE_TOO_LONG });
}

function nameOf(
  media: LoadedMedia,
  given: string | undefined,
  { formats }: MediaRule,
  format: FileFormat | undefined,
): string {
  const name = given ?? media.name;
  if (name !== undefined && name !== '') return name;
  if (formats !== undefined && format !== undefined) return `${format}.${format}`;
  throw new RequestError('fileName', 'is needed: receivers see the name, and its extension decides how it opens.');
}
