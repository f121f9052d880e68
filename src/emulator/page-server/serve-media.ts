import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseRange } from '../api/media/index.js';
import type { StoredMedia } from '../world/index.js';
import { PageProblem } from './page-problem.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** What a browser may show in place; anything else, above all HTML and SVG, is only to be saved. */
const SHOWN = /^(?:image\/(?:png|jpeg|gif|webp|bmp)|audio\/[\w.+-]+|video\/(?:mp4|webm|ogg))$/;

/** Serves media to the page, and to apps that follow a `PicUrl`. */
export function serveMedia(request: IncomingMessage, response: ServerResponse, media: StoredMedia | undefined): void {
  if (media === undefined) throw new PageProblem(404, 'There are no media with this id.');
  const { bytes, contentType, fileName } = media;
  const isShown = SHOWN.test(contentType);
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    // A page of the app's own may show a picture that its app was sent.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Type': isShown ? contentType : 'application/octet-stream',
    'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc5987(fileName)}`,
    'Cache-Control': 'private, max-age=3600',
    'Accept-Ranges': 'bytes',
  };
  const range = request.headers.range === undefined ? undefined : parseRange(request.headers.range, bytes.length);
  if (range === undefined) {
    response.writeHead(200, { ...headers, 'Content-Length': bytes.length }).end(bytes);
    return;
  }
  const { start, end } = range;
  const part = bytes.subarray(start, end + 1);
  const contentRange = `bytes ${start}-${end}/${bytes.length}`;
  response.writeHead(206, { ...headers, 'Content-Range': contentRange, 'Content-Length': part.length }).end(part);
}

function encodeRfc5987(text: string): string {
  const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(Buffer.from(text).toString()).replaceAll(/['()*]/g, percent);
}
