import type { JsonObject } from '../../json.js';
import {
  type AppCall,
  byteLength,
  characterCount,
  cutToBytes,
  cutToCharacters,
  type Params,
} from '../../protocol/index.js';

/** What a reader of one msgtype's content works with. */
export interface ContentContext {
  readonly call: AppCall;
  /** The member named by the msgtype. */
  readonly member: Params;
  readonly channel: 'message' | 'appchat';
  /** Gathers the names of the fields that are cut, as WeCom cuts them: without a word. */
  readonly cut: string[];
}

/** Checks the content as WeCom does and returns it as it will arrive. */
export type ContentReader = (context: ContentContext) => JsonObject;

/** A string member as it arrives when it may have at most `limit` bytes. */
export function cutBytes({ cut }: ContentContext, params: Params, name: string, limit: number): string | undefined {
  const text = params.string(name);
  if (text === undefined || byteLength(text) <= limit) return text;
  cut.push(params.at(name));
  return cutToBytes(text, limit);
}

/** A string member as it arrives when it may have at most `limit` characters. */
export function cutCharacters(
  { cut }: ContentContext,
  params: Params,
  name: string,
  limit: number,
): string | undefined {
  const text = params.string(name);
  if (text === undefined || characterCount(text) <= limit) return text;
  cut.push(params.at(name));
  return cutToCharacters(text, limit);
}
