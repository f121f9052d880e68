import { CONTENT_KINDS, type ContentKind, type PushRequest } from './push-request.js';

/** The kind of a request's content, of which it has exactly one. */
export function contentKindOf(request: PushRequest): ContentKind {
  return CONTENT_KINDS.find((kind) => request[kind] !== undefined) ?? 'text';
}
