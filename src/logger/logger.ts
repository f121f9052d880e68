/** Writes one structured line: the fields first, then a short sentence. */
export type LogMethod = (fields: object, message: string) => void;

/** What this package asks of a logger; a pino logger fits as it is. */
export interface Logger {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
  /** Makes a logger whose lines all carry `fields`. */
  child(fields: object): Logger;
  /** True when debug lines are written: asked before a costly one is prepared. */
  isLevelEnabled?(level: string): boolean;
}
