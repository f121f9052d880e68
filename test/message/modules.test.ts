import { readdirSync } from 'node:fs';
import { it } from 'node:test';

const folder = new URL('../../src/message/', import.meta.url);

// Most files hold types only, and nothing that runs ever loads them: a wrong import in one would go unnoticed.
it('loads every module, those of types only too', async () => {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) await import(new URL(file, folder).href);
  }
});
