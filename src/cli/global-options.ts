/** Options of every command. */
export interface GlobalOptions {
  /** The file with settings; `.env` of the working directory when not given. */
  readonly env?: string;
}

/** The option of commands whose result a script may read. */
export interface JsonOption {
  readonly json?: true;
}
