import type { IncomingMessage } from 'node:http';
import { MEDIA_PATH } from '../conversation/index.js';
import { readBody } from '../server/index.js';
import type { MediaType, World } from '../world/index.js';
import { PageProblem } from './page-problem.js';

const TYPES: ReadonlySet<string> = new Set(['image', 'voice', 'video', 'file'] satisfies MediaType[]);

const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Takes a file that a member picked, dropped or recorded: the raw body. Looser than the server API's upload, since a
 * browser records no AMR.
 */
export async function takeMedia(request: IncomingMessage, query: URLSearchParams, world: World) {
  // A form of another site could post here; it can neither set this header nor hide its origin.
  if (request.headers['x-wecom-emulator'] === undefined && request.headers.origin === undefined) {
    throw new PageProblem(403, 'Send the header "x-wecom-emulator: 1" with an upload.');
  }
  const type = query.get('type');
  if (!isMediaType(type)) throw new PageProblem(400, `type must be one of ${[...TYPES].join(', ')}`);
  const { bytes, oversize } = await readBody(request, MAX_BYTES);
  if (oversize) throw new PageProblem(413, 'The file is larger than 20 MB.');
  if (bytes.length === 0) throw new PageProblem(400, 'The file is empty.');
  const fileName = (query.get('filename') ?? '').replaceAll(/[\\/\p{Cc}]/gu, '_').slice(0, 200) || type;
  const { mediaId } = world.media.add({ type, bytes, fileName }, world.clock.now());
  return { mediaId, url: MEDIA_PATH + mediaId };
}

function isMediaType(type: string | null): type is MediaType {
  return type !== null && TYPES.has(type);
}
