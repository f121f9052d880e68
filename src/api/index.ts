// The client, its settings and what it can be given.

export type { ApiRequest, CallLimits, QueryValue } from './caller/index.js';
export type { LimiterFactory } from './governor/index.js';
export { CursorList, type Page, type PageOptions } from './paging/index.js';
export type { NetworkOptions, WecomClientOptions } from './settings/index.js';
export type { ProvidedToken, TokenProvider } from './token/index.js';
export type { HttpRequest, HttpResponse, Transport } from './transport/index.js';
export { WecomClient } from './wecom-client.js';
export type { WireRecord } from './wire/index.js';

// The group robot, which needs no app.

export * from './robot/index.js';

// What errcodes mean, and the signature of the JS-SDK.

export { describeErrCode, type ErrCodeInfo } from './errcode/index.js';
export { type JssdkAgentConfig, type JssdkApi, type JssdkConfig, type SignUrlRequest, signUrl } from './jssdk/index.js';

// The calls by family, and the types that go in and out of them.

export type * from './app/index.js';
export type * from './appchat/index.js';
export type * from './directory/index.js';
export type * from './external-contact/index.js';
export type {
  AttachmentMediaType,
  AttachmentType,
  DownloadOptions,
  MediaApi,
  MediaFile,
  MediaHead,
  MediaSource,
  MediaType,
  UploadByUrlRequest,
  UploadByUrlResult,
  UploadedMedia,
  UploadOptions,
} from './media/index.js';
export type * from './message/index.js';
export type * from './oauth/index.js';
