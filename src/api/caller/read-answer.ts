import { HttpError } from '../../errors/index.js';
import type { Logger } from '../../logger/index.js';
import { toApiError } from '../errcode/index.js';
import { parseRecord, type WireRecord } from '../wire/index.js';
import { redact } from './redact.js';

/** Where an answer came from, for its errors. */
export interface AnswerContext {
  readonly path: string;
  readonly status: number;
  /** What must not appear in an error. */
  readonly secrets: readonly string[];
  readonly logger: Logger;
}

/** WeCom ignores what it cannot read and says so here, with errcode 0. */
const WARNING = 'Warning:';

/**
 * Reads the JSON of an answer, whose `errcode` is absent or 0 when all went well.
 * @throws {ApiError} for any other errcode
 * @throws {HttpError} `bad_answer` when it is no JSON object, or its errcode no number
 */
export function readAnswer(body: Buffer, context: AnswerContext): WireRecord {
  const answer = parseRecord(body.toString('utf8'));
  if (answer === undefined) throw badAnswer(`${body.byteLength} bytes that cannot be read as a JSON object`, context);
  const { errcode, errmsg } = answer;
  const errCode = errCodeOf(errcode);
  if (errCode === undefined) throw badAnswer('an errcode that is not a number', context);
  if (errCode !== 0) throw refusal(answer, context);
  if (typeof errmsg === 'string' && errmsg.includes(WARNING)) {
    const fields = { path: context.path, errMsg: redact(errmsg, context.secrets) };
    context.logger.warn(fields, 'WeCom could not read part of the request and ignored it');
  }
  return answer;
}

/** The error for an answer with an errcode. Cleans the whole text before it is taken apart: an echo may hide anywhere. */
export function refusal(answer: WireRecord, { path, secrets }: AnswerContext): Error {
  const clean = parseRecord(redact(JSON.stringify(answer), secrets));
  return toApiError(path, { ...clean, errcode: answer.errcode });
}

function errCodeOf(errcode: unknown): number | undefined {
  if (typeof errcode === 'number') return errcode;
  if (errcode === undefined || errcode === null) return 0;
  return typeof errcode === 'string' && /^-?\d+$/.test(errcode) ? Number(errcode) : undefined;
}

function badAnswer(what: string, { path, status }: AnswerContext): HttpError {
  return new HttpError('bad_answer', `${path} was answered with ${what}.`, {
    path,
    status,
    maybeProcessed: true,
    hint: 'A proxy or firewall may have answered in place of WeCom, or apiBase is not its address.',
  });
}
