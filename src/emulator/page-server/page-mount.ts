import type { IncomingMessage, ServerResponse } from 'node:http';
import { eventCatalog } from '../catalog/index.js';
import { type Chat, MEDIA_PATH } from '../conversation/index.js';
import { EmulatorError } from '../emulator-error.js';
import type { Json } from '../json.js';
import { type Mount, readBody, type ServerExchange } from '../server/index.js';
import type { World } from '../world/index.js';
import { eventStream } from './event-stream.js';
import { guardRequest } from './guard-request.js';
import { PAGE_ACTIONS, type PageAction, replayAction } from './page-actions.js';
import type { PageFeed } from './page-feed.js';
import { servePageFile } from './page-files.js';
import { PageProblem } from './page-problem.js';
import { RequestFields } from './request-fields.js';
import { serveMedia } from './serve-media.js';
import { takeMedia } from './take-media.js';
import { writeJson } from './write-json.js';

/** Below it lie the chat page and what it asks for. */
export const PAGE_PREFIX = '/_emulator/';

const MAX_BODY = 2 * 1024 * 1024;

export interface PageMountOptions {
  readonly world: World;
  readonly chat: Chat;
  readonly feed: PageFeed;
  /** Where the built page lies. */
  readonly folder: string;
}

/** Serves `/_emulator/…`. */
export function pageMount(options: PageMountOptions): Mount {
  return async (exchange) => {
    const { request, response, url } = exchange;
    const { pathname } = url;
    const isEntrance = request.method === 'GET' && `${pathname}/` === PAGE_PREFIX;
    if (!isEntrance && !pathname.startsWith(PAGE_PREFIX)) return false;
    try {
      const isMedia = request.method === 'GET' && pathname.startsWith(MEDIA_PATH);
      guardRequest(request, options.world.origin, isMedia);
      if (isEntrance) response.writeHead(302, { Location: PAGE_PREFIX }).end();
      else await serve(exchange, pathname.slice(PAGE_PREFIX.length), options);
    } catch (error) {
      refuse(response, error);
    }
    return true;
  };
}

async function serve(exchange: ServerExchange, name: string, options: PageMountOptions): Promise<void> {
  const { request, response, url } = exchange;
  if (request.method === 'GET') return serveGet(exchange, name, options);
  if (request.method !== 'POST') throw new PageProblem(405, 'Only GET and POST are served.');
  const { world, chat } = options;
  if (name === 'media') return writeJson(response, 200, await takeMedia(request, url.searchParams, world));
  const action = actionOf(name);
  if (action === undefined) throw new PageProblem(404, 'There is no such page.');
  writeJson(response, 200, await action(await readFields(request), world, chat));
}

async function serveGet(
  { request, response, url }: ServerExchange,
  name: string,
  { world, feed, folder }: PageMountOptions,
): Promise<void> {
  if (name === 'state') return writeJson(response, 200, feed.state());
  if (name === 'catalog') return writeJson(response, 200, eventCatalog());
  if (name === 'events') return eventStream(response, feed, readRevision(url.searchParams.get('after')));
  const [folderName, id = ''] = name.split('/');
  if (folderName === 'media') return serveMedia(request, response, world.media.all.get(id));
  return servePageFile(response, folder, decode(name));
}

function actionOf(name: string): PageAction | undefined {
  const replayed = /^exchanges\/([\w-]+)\/replay$/.exec(name)?.[1];
  return replayed === undefined ? PAGE_ACTIONS.get(name) : replayAction(replayed);
}

/** A body of this type cannot come from a plain form of another site. */
async function readFields(request: IncomingMessage): Promise<RequestFields> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new PageProblem(415, 'Send JSON, with Content-Type: application/json.');
  }
  const { bytes, oversize } = await readBody(request, MAX_BODY);
  if (oversize) throw new PageProblem(413, 'The body is larger than 2 MB.');
  return new RequestFields(parse(bytes.toString('utf8')));
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw new PageProblem(400, 'The body is not JSON.');
  }
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new PageProblem(400, 'The path is not well-formed.');
  }
}

function readRevision(after: string | null): number | undefined {
  if (after === null) return undefined;
  if (/^\d{1,15}$/.test(after)) return Number(after);
  throw new PageProblem(400, 'after must be a revision.');
}

function refuse(response: ServerResponse, error: unknown): void {
  if (!(error instanceof PageProblem) && !(error instanceof EmulatorError)) throw error;
  writeJson(response, statusOf(error), { error: error.message });
}

function statusOf(error: PageProblem | EmulatorError): number {
  if (error instanceof PageProblem) return error.status;
  return error.code === 'unknown_reference' ? 404 : error.code === 'invalid_argument' ? 400 : 409;
}
