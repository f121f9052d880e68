/** A callback made into its type. */
export interface ReadResult<T> {
  readonly incoming: T;
  /** What the log should say of it: set when this version does not know the type. */
  readonly warning?: string;
}
