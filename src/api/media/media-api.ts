import { ApiError } from '../../errors/index.js';
import type { CallContext } from '../call-context.js';
import type { CallLimits, InternalRequest } from '../caller/index.js';
import { downloadInParts } from './download-in-parts.js';
import type { MediaFile } from './media-file.js';
import { mediaForm } from './media-form.js';
import { loadChecked, MEDIA_RULES, type MediaType, PERMANENT_IMAGE_RULE } from './media-rule.js';
import type { MediaSource } from './media-source.js';
import { readMedia } from './read-media.js';
import { toUploadByUrlResult, type UploadByUrlRequest, type UploadByUrlResult } from './upload-by-url-result.js';
import { toUploadedMedia, type UploadedMedia } from './uploaded-media.js';

/** Files take longer than other calls. */
const TRANSFER_TIMEOUT = 60_000;
const TOO_LARGE_AT_ONCE = 830002;
const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

/** Kinds of files for moments and product albums. */
export type AttachmentMediaType = Exclude<MediaType, 'voice'>;

/** What the attachment is for: 1 moments (朋友圈), 2 product albums (商品图册). */
export type AttachmentType = 1 | 2;

export interface UploadOptions extends CallLimits {
  /** The name that receivers see; that of the path or `File` by default. Chinese names are fine. */
  readonly fileName?: string;
}

export interface DownloadOptions extends CallLimits {
  /** Only these bytes, both ends included. At most 20 MB; of encrypted files a multiple of 16 bytes. */
  readonly range?: { readonly start: number; readonly end: number };
}

/** Files for messages (素材管理). */
export class MediaApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Uploads a file for messages (上传临时素材) and returns its media id. Its size and format are checked first.
   *
   * Calls `media/upload`: image JPG or PNG up to 10 MB, voice AMR up to 2 MB and 60 s, video MP4 up to 10 MB, file up
   * to 20 MB; all longer than 5 bytes.
   * @see https://developer.work.weixin.qq.com/document/path/90253
   * @throws {RequestError} when the file breaks a limit
   */
  async upload(type: MediaType, source: MediaSource, options: UploadOptions = {}): Promise<UploadedMedia> {
    // A second copy of a file that nobody refers to harms nobody.
    const answer = await this.#upload('media/upload', type, source, { query: { type }, idempotent: true }, options);
    return toUploadedMedia(answer);
  }

  /**
   * Uploads an image for good (上传图片) and returns its URL, for `mpnews` texts and welcome messages. It does not
   * show outside WeCom.
   *
   * Calls `media/uploadimg`: JPG or PNG up to 2 MB; 1000 a day and 3000 a month by one corp.
   * @see https://developer.work.weixin.qq.com/document/path/90256
   * @throws {RequestError} when the file breaks a limit
   */
  async uploadImage(source: MediaSource, options: UploadOptions = {}): Promise<string> {
    const { url } = await this.#upload('media/uploadimg', undefined, source, {}, options);
    return typeof url === 'string' ? url : '';
  }

  /**
   * Fetches a file (获取临时素材). One too large to come at once is fetched in parts as it is read.
   *
   * Calls `media/get`.
   * @see https://developer.work.weixin.qq.com/document/path/90254
   * @throws {ApiError} 40007 when the media id is wrong or older than three days
   */
  async get(mediaId: string, options: DownloadOptions = {}): Promise<MediaFile> {
    try {
      return await this.#download('media/get', mediaId, options);
    } catch (error) {
      const inParts = error instanceof ApiError && error.errCode === TOO_LARGE_AT_ONCE && options.range === undefined;
      if (!inParts) throw error;
      return downloadInParts(this.#context.caller, 'media/get', mediaId, withTimeout(options));
    }
  }

  /**
   * Fetches a voice in high definition (高清语音): `voice/speex`, 16 kHz. Only for media ids from `uploadVoice` of the
   * JS-SDK.
   *
   * Calls `media/get/jssdk`.
   * @see https://developer.work.weixin.qq.com/document/path/90255
   */
  getHighDefinitionVoice(mediaId: string, limits: CallLimits = {}): Promise<MediaFile> {
    return this.#download('media/get/jssdk', mediaId, limits);
  }

  /**
   * Uploads a file for moments (朋友圈) or product albums (商品图册) (上传附件资源). Its media id is not good for
   * messages, nor theirs for it.
   *
   * Calls `media/upload_attachment`: up to 10 MB; a video for moments lasts 30 s at most.
   * @see https://developer.work.weixin.qq.com/document/path/95098
   * @throws {RequestError} when the file breaks a limit
   */
  async uploadAttachment(
    mediaType: AttachmentMediaType,
    attachmentType: AttachmentType,
    source: MediaSource,
    { fileName, ...limits }: UploadOptions = {},
  ): Promise<UploadedMedia> {
    const rule = { ...MEDIA_RULES[mediaType], limit: ATTACHMENT_LIMIT };
    const { bytes, name } = await loadChecked(source, rule, fileName);
    const query = { media_type: mediaType, attachment_type: attachmentType };
    const request = { ...withTimeout(limits), query, form: mediaForm(bytes, name), idempotent: true };
    return toUploadedMedia(await this.#context.caller.call('media/upload_attachment', request));
  }

  /**
   * Has WeCom fetch a file of up to 200 MB from a URL (异步上传临时素材) and returns the id of the job. The event
   * `upload_media_job_finish` tells when it is done.
   *
   * Calls `media/upload_by_url`.
   */
  async uploadByUrl(
    { type, fileName, url, md5, scene = 1 }: UploadByUrlRequest,
    limits: CallLimits = {},
  ): Promise<string> {
    const json = { scene, type, filename: fileName, url, md5 };
    const { jobid } = await this.#context.caller.call('media/upload_by_url', { ...limits, json });
    return typeof jobid === 'string' ? jobid : '';
  }

  /**
   * Tells how an upload by URL is going; known for 60 minutes.
   *
   * Calls `media/get_upload_by_url_result`.
   */
  async getUploadByUrlResult(jobId: string, limits: CallLimits = {}): Promise<UploadByUrlResult> {
    const request = { ...limits, json: { jobid: jobId }, idempotent: true };
    return toUploadByUrlResult(await this.#context.caller.call('media/get_upload_by_url_result', request));
  }

  #download(path: string, mediaId: string, { range, ...limits }: DownloadOptions): Promise<MediaFile> {
    const headers = range === undefined ? {} : { range: `bytes=${range.start}-${range.end}` };
    return this.#context.caller.exchange(
      path,
      { ...withTimeout(limits), query: { media_id: mediaId }, headers },
      readMedia,
    );
  }

  async #upload(
    path: string,
    type: MediaType | undefined,
    source: MediaSource,
    request: InternalRequest,
    { fileName, ...limits }: UploadOptions,
  ): Promise<Readonly<Record<string, unknown>>> {
    const rule = type === undefined ? PERMANENT_IMAGE_RULE : MEDIA_RULES[type];
    const { bytes, name } = await loadChecked(source, rule, fileName);
    return this.#context.caller.call(path, { ...withTimeout(limits), ...request, form: mediaForm(bytes, name) });
  }
}

function withTimeout(limits: CallLimits): CallLimits {
  return { ...limits, timeout: limits.timeout ?? TRANSFER_TIMEOUT };
}
