import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../json.js';
import type { EmulatedApp, World } from '../world/index.js';
import type { BinaryReply } from './binary-reply.js';
import type { CallNotes } from './call-notes.js';
import type { Params } from './params.js';

/** A request to the server API, whatever carried it. */
export interface ApiRequest {
  readonly method: string;
  /** E.g. `/cgi-bin/message/send`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** True when the body was larger than the server takes; `body` is then empty. */
  readonly oversize: boolean;
  readonly callerIp: string;
}

/** What the handler of a call works with. */
export interface ApiCall {
  readonly world: World;
  readonly request: ApiRequest;
  readonly query: URLSearchParams;
  /** The JSON body; empty for a GET. */
  readonly params: Params;
  readonly notes: CallNotes;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The emulator's own `http://host:port`. */
  readonly origin: string;
}

/** A call that carried a good access token. */
export interface AppCall extends ApiCall {
  readonly app: EmulatedApp;
}

/** The members of a JSON answer; `errcode` and `errmsg` are added unless they are there. */
export type Reply = JsonObject | BinaryReply;
type Handled = Reply | Promise<Reply>;

/**
 * What kind of secret the token must come from: an `app`'s, the `contacts`-sync one, `any`, or any but the
 * contacts-sync one for contacts `details` (48009 instead of 48002).
 */
export type Access = 'app' | 'contacts' | 'any' | 'details';

export interface RouteOptions {
  /** List members that an error answer carries too, empty. */
  readonly lists?: readonly string[];
  /** Whether the members come before `errcode`, and a bad token's text has a hint, as in `getcallbackip`. */
  readonly listsFirst?: boolean;
  /** False when the call does not count against the base frequency limits. */
  readonly metered?: boolean;
  /** Whether the body is a form to be read raw, not JSON. */
  readonly form?: boolean;
}

interface RouteBase extends Required<RouteOptions> {
  readonly method: 'GET' | 'POST';
}

export type Route = RouteBase &
  (
    | { readonly access: 'open'; readonly handle: (call: ApiCall) => Handled }
    | { readonly access: Access; readonly handle: (call: AppCall) => Handled }
  );

/** Routes by what follows `/cgi-bin/`. */
export type RouteTable = Readonly<Record<string, Route>>;

const DEFAULTS: Required<RouteOptions> = { lists: [], listsFirst: false, metered: true, form: false };

/** A call without access token. */
export function open(method: 'GET' | 'POST', handle: (call: ApiCall) => Handled, options: RouteOptions = {}): Route {
  return { ...DEFAULTS, ...options, method, access: 'open', handle };
}

/** A GET with access token. */
export function get(
  handle: (call: AppCall) => Handled,
  { access = 'app', ...options }: RouteOptions & { readonly access?: Access } = {},
): Route {
  return { ...DEFAULTS, ...options, method: 'GET', access, handle };
}

/** A POST with access token. */
export function post(
  handle: (call: AppCall) => Handled,
  { access = 'app', ...options }: RouteOptions & { readonly access?: Access } = {},
): Route {
  return { ...DEFAULTS, ...options, method: 'POST', access, handle };
}
