import { Readable } from 'node:stream';
import { type AnswerContext, readAnswer, refusal } from '../caller/index.js';
import { type HttpResponse, readBody } from '../transport/index.js';
import { parseRecord } from '../wire/index.js';
import { fileNameOf } from './file-name-of.js';
import { MediaFile, type MediaHead } from './media-file.js';

/** A JSON body longer than this is a file, not an error. */
const ERROR_LIMIT = 20 * 1024 * 1024;

/**
 * Reads the answer of a download: a file, or an error as JSON with HTTP status 200. The `Error-Code` header decides
 * where there is one. Without it JSON is an error only when it has an `errcode` and came as no attachment, since
 * a member's own file may be JSON, too.
 * @throws {ApiError} when it is an error
 */
export async function readMedia(response: HttpResponse, context: AnswerContext): Promise<MediaFile> {
  const head = mediaHead(response);
  const errcode = errCodeHeader(response);
  const refused = errcode !== 0;
  const maybeError = head.contentType.startsWith('application/json') && !header(response, 'content-disposition');
  if (!refused && !maybeError) return new MediaFile(head, response.body, context.path);
  const body = await readBody(response.body, ERROR_LIMIT);
  const answer = parseRecord(body.toString('utf8'));
  if (refused) throw refusal({ ...answer, errcode }, context);
  if (typeof answer?.errcode === 'number') readAnswer(body, context);
  const wholeHead = { ...head, size: body.byteLength };
  return new MediaFile(wholeHead, Readable.from([body], { objectMode: false }), context.path);
}

/** The whole length of a file of which a part was asked for: the last number of `bytes 0-15/4096`. */
export function totalSize(response: HttpResponse): number | undefined {
  const total = /\/(\d+)$/.exec(header(response, 'content-range') ?? '')?.[1];
  return total === undefined ? undefined : Number(total);
}

function mediaHead(response: HttpResponse): MediaHead {
  const length = header(response, 'content-length');
  return {
    contentType: header(response, 'content-type') ?? 'application/octet-stream',
    fileName: fileNameOf(header(response, 'content-disposition') ?? ''),
    size: length === undefined ? undefined : Number(length),
  };
}

function header({ headers }: HttpResponse, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** 0 when there is no such header, or one that is no number. */
function errCodeHeader(response: HttpResponse): number {
  const errCode = Number(header(response, 'error-code') ?? 0);
  return Number.isInteger(errCode) ? errCode : 0;
}
