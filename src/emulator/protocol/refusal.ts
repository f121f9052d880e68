import { WecomError } from '../../errors/index.js';
import type { JsonObject } from '../json.js';
import { errorText } from './error-text.js';

/** Thrown by the handler of a call to answer an errcode; it never leaves the emulator. */
export class Refusal extends WecomError {
  readonly errCode: number;
  /** Members that the answer has beside `errcode` and `errmsg`. */
  readonly fields: JsonObject;

  /** @param text default: WeCom's own text for the errcode as far as it is known */
  constructor(errCode: number, text: string = errorText(errCode), fields: JsonObject = {}) {
    super('refusal', text);
    this.errCode = errCode;
    this.fields = fields;
  }
}

/** 40058 in the words of the live server for a value that is too long. */
export function tooLong(path: string, limit: number): Refusal {
  return new Refusal(40058, `${path} exceed max length ${limit}. invalid Request Parameter`);
}

/** 40058 in the words of the live server for a parameter that is missing or wrong. */
export function invalidParam(name: string): Refusal {
  return new Refusal(40058, `invalid param '${name}'`);
}
