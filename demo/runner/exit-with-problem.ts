import { ConfigError } from '../../src/index.js';

/** Ends the program with 1 and the list of what is missing or wrong. Throws errors of other kinds on. */
export function exitWithProblem(error: unknown): never {
  if (!(error instanceof ConfigError)) throw error;
  console.error(
    `${error.message}\n\nSee .env.example; with no WECOM_APP_* variable at all the demo plays WeCom itself.`,
  );
  process.exit(1);
}
