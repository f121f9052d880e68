/** What one check said. */
export interface CheckResult {
  readonly ok: boolean;
  /** Whether the app is not ready while this fails. */
  readonly required: boolean;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  /** Why it failed: the message of an error of this package, else no more than the name or code of the error. */
  readonly reason?: string;
}

/** Whether the app can do its work now; what `/readyz` answers, as JSON. */
export interface HealthReport {
  readonly ready: boolean;
  /** Why it is not ready, when that is no check's doing. */
  readonly reason?: 'shutting down';
  /** By name. */
  readonly checks: Readonly<Record<string, CheckResult>>;
}
