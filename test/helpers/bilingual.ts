import { existsSync, readdirSync } from 'node:fs';

/** The documents for users, each in English and in Chinese: the README, and what lies in docs. */
export const bilingual: readonly (readonly [english: string, chinese: string])[] = ['README.md', ...pages()]
  .map((file) => [file, file.replace(/\.md$/, '.zh-CN.md')] as const)
  .filter((files) => files.every((file) => existsSync(file)));

function pages(): string[] {
  if (!existsSync('docs')) return [];
  const files = readdirSync('docs').filter((file) => file.endsWith('.md') && !file.endsWith('.zh-CN.md'));
  return files.sort().map((file) => `docs/${file}`);
}
