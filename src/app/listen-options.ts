/** How `listen()` behaves. */
export interface ListenOptions {
  /**
   * Close gracefully on SIGINT and SIGTERM, then exit with 0: callbacks under way are answered first. On by default;
   * switch it off in a program that handles signals itself.
   */
  readonly closeOnSignals?: boolean;
  /**
   * Log promises that fail and that nobody waits for (`unhandledRejection`), instead of letting Node end the process and
   * every callback under way with it. On by default; switch it off in a program that has its own way.
   */
  readonly surviveRejections?: boolean;
}
