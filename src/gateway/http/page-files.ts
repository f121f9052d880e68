import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

/**
 * Where a built page lies: beside the module that serves it in the package, and in the repository, where that module
 * is TypeScript, in the same place below `dist`.
 *
 * @param module `import.meta.url` of a module in `src/gateway/<name>/`, whose page is built into `page/`
 */
export function pageFolder(module: string): string {
  const { pathname } = new URL(module);
  const name = pathname.split('/').at(-2) ?? '';
  const relative = pathname.endsWith('.ts') ? `../../../dist/gateway/${name}/page/` : './page/';
  return fileURLToPath(new URL(relative, module));
}

/** Serves the files of a built page. Those in `assets/` bear a digest in their names, the page that names them does not. */
export function pageFiles(folder: string): RequestHandler {
  return express.static(folder, {
    index: 'index.html',
    redirect: true,
    setHeaders: (response, path) => {
      const isLasting = /[\\/]assets[\\/]/.test(path);
      response.setHeader('Cache-Control', isLasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
