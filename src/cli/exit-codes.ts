/** How a command ends. Shown in every `--help`: scripts rely on them. */
export const EXIT_CODES = {
  /** Done, and every check passed. */
  ok: 0,
  /** The check, the delivery or the call failed. Trying again may help. */
  failed: 1,
  /** The command was called wrongly, or a setting is missing or wrong. Trying again does not help. */
  usage: 2,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
