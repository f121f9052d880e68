/** A callback made into its type. */
export interface ReadResult<T> {
  readonly incoming: T;
  /** What the log should say of it: set when this version does not know the type. */
  readonly warning?: string;
}

/** Names what WeCom sent in a warning: on one line and of bounded length, whatever it was. */
export function quote(wire: string): string {
  return JSON.stringify(wire.length > 64 ? `${wire.slice(0, 64)}…` : wire);
}
