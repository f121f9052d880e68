import { readFile, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PageProblem } from './page-problem.js';
import { SECURITY_HEADERS } from './security-headers.js';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>WeCom emulator</title>' +
  '<p>The chat page has not been built: run <code>npm run build:page</code>, then reload.</p>';

/**
 * Where the built page lies: beside this folder in the package, and in the repository, where this file is TypeScript,
 * in the same place below `dist`.
 */
export function pageFolder(module = import.meta.url): string {
  const relative = module.endsWith('.ts') ? '../../../dist/emulator/page/' : '../page/';
  return fileURLToPath(new URL(relative, module));
}

/** Serves a file of the built page; its name below `/_emulator/`, `''` for the page itself. */
export async function servePageFile(response: ServerResponse, folder: string, name: string): Promise<void> {
  const path = join(folder, normalize(`/${name === '' ? 'index.html' : name}`));
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile && name !== '') throw new PageProblem(404, 'There is no such page.');
  const bytes = isFile ? await readFile(path) : Buffer.from(NOT_BUILT);
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Length': bytes.length,
    // The built files bear a digest in their names; the page that names them does not.
    'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  response.end(bytes);
}
