import type { CallbackKeys } from '../generate-keys.js';

/** What the files of a new project depend on. */
export interface Project {
  /** A name that npm takes. */
  readonly name: string;
  /** How package.json names this package: a version range, or a tarball. */
  readonly packageSpec: string;
  readonly corpId: string;
  readonly secret: string;
  readonly keys: CallbackKeys;
}
