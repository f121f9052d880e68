import { readdirSync } from 'node:fs';

/** The documents for users, each in English and in Chinese: the README, that of the demos, and what lies in docs. */
export const bilingual: readonly (readonly [english: string, chinese: string])[] = [
  'README.md',
  'demo/README.md',
  ...pages(),
].map((file) => [file, file.replace(/\.md$/, '.zh-CN.md')] as const);

function pages(): string[] {
  const files = readdirSync('docs').filter((file) => file.endsWith('.md') && !file.endsWith('.zh-CN.md'));
  return files.sort().map((file) => `docs/${file}`);
}
