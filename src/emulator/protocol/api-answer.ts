import type { JsonObject } from '../json.js';
import { BinaryReply } from './binary-reply.js';
import { buildErrorMessage } from './error-message.js';
import { errorText } from './error-text.js';
import { headerText } from './header-text.js';
import { Refusal } from './refusal.js';
import type { Reply, Route } from './route.js';

/** An HTTP answer, whatever will carry it. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** An answer of the API with what the call's record wants to know of it. */
export interface ApiAnswer extends HttpAnswer {
  readonly errCode: number;
  readonly errMsg: string;
  /** Absent for a download. */
  readonly json: JsonObject | undefined;
}

/** Circumstances of the call that show in its answer. */
export interface AnswerSetting {
  readonly route: Route;
  readonly callerIp: string;
  readonly now: number;
  readonly wrongJson: boolean;
}

export function answerWith(reply: Reply | Refusal, setting: AnswerSetting): ApiAnswer {
  if (reply instanceof BinaryReply) {
    const headers = { ...standardHeaders(0, 'ok'), ...reply.headers };
    return { status: reply.status, headers, body: reply.bytes, errCode: 0, errMsg: 'ok', json: undefined };
  }
  return reply instanceof Refusal ? refusalAnswer(reply, setting) : successAnswer(reply, setting);
}

function successAnswer({ errmsg, ...fields }: JsonObject, setting: AnswerSetting): ApiAnswer {
  const text = typeof errmsg === 'string' ? errmsg : errorText(0);
  return jsonAnswer(0, text, fields, setting);
}

function refusalAnswer(refusal: Refusal, setting: AnswerSetting): ApiAnswer {
  const lists = Object.fromEntries(setting.route.lists.map((name) => [name, []]));
  return jsonAnswer(refusal.errCode, refusal.message, { ...lists, ...refusal.fields }, setting);
}

function jsonAnswer(errCode: number, text: string, fields: JsonObject, setting: AnswerSetting): ApiAnswer {
  const { route, callerIp, now, wrongJson } = setting;
  const bare = errCode === 40014 && !route.listsFirst;
  const errMsg = buildErrorMessage({ errCode, text, callerIp, now, wrongJson, bare });
  const status = { errcode: errCode, errmsg: errMsg };
  const json = route.listsFirst ? { ...fields, ...status } : { ...status, ...fields };
  const headers = { ...standardHeaders(errCode, errMsg), 'Content-Type': 'application/json; charset=UTF-8' };
  return { status: 200, headers, body: JSON.stringify(json), errCode, errMsg, json };
}

function standardHeaders(errCode: number, errMsg: string): Record<string, string> {
  return {
    Server: 'nginx',
    'Error-Code': String(errCode),
    'Error-Msg': headerText(errMsg),
    'X-W-No': String(Math.floor(Math.random() * 8) + 1),
  };
}
