import {
  type ApiCall,
  advise,
  byteLength,
  characterCount,
  invalidParam,
  type Params,
  Refusal,
} from '../../protocol/index.js';
import type { EmulatedApp } from '../../world/index.js';
import { checkUrl } from '../check-text.js';

/** What a card is for; the rules differ a little. */
export type CardPurpose = 'send' | 'update' | 'robot';

/** What the checks of a card's parts work with. */
export interface CardContext {
  readonly call: ApiCall;
  /** The sending app; absent for a robot. */
  readonly app: EmulatedApp | undefined;
  readonly card: Params;
  readonly purpose: CardPurpose;
}

/** Longer captions are cut by the client, so the length is only advice (建议). */
export function adviseCaption(
  { call, purpose }: CardContext,
  part: Params | undefined,
  name: string,
  limit: number,
  robotLimit = limit,
): void {
  if (part === undefined) return;
  const advised = purpose === 'robot' ? robotLimit : limit;
  const fits = characterCount(part.string(name) ?? '') <= advised;
  advise(call, fits, `${part.at(name)} is longer than the ${advised} characters advised`);
}

/** A key or id that must be there, of at most `limit` bytes. */
export function needKey(part: Params, name: string, limit: number, errCode: number): string {
  const key = part.need(name, errCode);
  if (byteLength(key) > limit) throw new Refusal(errCode, `${part.at(name)} is longer than ${limit} bytes`);
  return key;
}

/** Refuses a list that names one thing twice. */
export function demandUnique(keys: readonly string[], path: string, errCode: number): void {
  if (new Set(keys).size < keys.length) throw new Refusal(errCode, `${path} is not unique`);
}

/** Refuses a list with too many or too few entries. */
export function demandCount(list: readonly Params[], low: number, high: number, path: string, errCode: number): void {
  if (list.length >= low && list.length <= high) return;
  throw new Refusal(errCode, `${path} must have ${low} to ${high} entries`);
}

/** Where a tap leads: `type` 0 nowhere, 1 `url`, 2 the mini-program `appid`; returns the type. */
export function checkTarget({ app }: CardContext, part: Params, allowed: readonly number[]): number {
  const type = part.int('type') ?? 0;
  if (!allowed.includes(type)) throw invalidParam(part.at('type'));
  if (type === 1) part.need('url', 42028);
  if (type === 2) {
    const appId = part.need('appid', 42030);
    const linked = app?.miniPrograms === undefined || app.miniPrograms.includes(appId);
    if (!linked) throw new Refusal(42030, `${part.at('appid')} is not linked to the app`);
  }
  checkUrl(part, 'url');
  return type;
}
