import { basename } from 'node:path';

const LONGEST = 214;

/** The folder's name as npm takes it: small letters, digits and `-`. */
export function projectName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST);
  return name === '' ? 'wecom-app' : name;
}
