import { HttpError } from '../../errors/index.js';
import type { Logger } from '../../logger/index.js';
import { toApiError } from '../errcode/index.js';
import { isWireRecord, type WireRecord } from '../wire/index.js';
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
 * @throws {HttpError} `bad_answer` when it is no JSON object
 */
export function readAnswer(body: Buffer, context: AnswerContext): WireRecord {
  const answer = parse(body.toString('utf8'));
  if (answer === undefined) throw badAnswer(body.byteLength, context);
  const { errcode, errmsg } = answer;
  if (errcode !== undefined && Number(errcode) !== 0) throw refusal(answer, context);
  if (typeof errmsg === 'string' && errmsg.includes(WARNING)) {
    const fields = { path: context.path, errMsg: redact(errmsg, context.secrets) };
    context.logger.warn(fields, 'WeCom could not read part of the request and ignored it');
  }
  return answer;
}

/** Cleans the whole text before it is taken apart: an echo may hide in any member. */
function refusal(answer: WireRecord, { path, secrets }: AnswerContext): Error {
  const clean = parse(redact(JSON.stringify(answer), secrets)) ?? { errcode: answer.errcode };
  return toApiError(path, clean);
}

function parse(text: string): WireRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isWireRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function badAnswer(bytes: number, { path, status }: AnswerContext): HttpError {
  return new HttpError('bad_answer', `${path} was answered with ${bytes} bytes that are not a JSON object.`, {
    path,
    status,
    maybeProcessed: true,
    hint: 'A proxy or firewall may have answered in place of WeCom, or apiBase is not its address.',
  });
}
