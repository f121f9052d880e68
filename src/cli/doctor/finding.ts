/** What one check found. */
export interface Finding {
  /** What was checked, e.g. `clock`. */
  readonly check: string;
  /** `warn` for what works but may surprise. */
  readonly status: 'ok' | 'warn' | 'fail';
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
}
