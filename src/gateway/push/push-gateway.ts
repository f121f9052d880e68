/** A push gateway (推送网关) that is running. */
export interface PushGateway {
  /**
   * Accepts nothing more, waits for the pushes under way, and leaves the rest to the next run. To be called before the
   * apps that send are closed.
   *
   * @param grace milliseconds, 10,000
   */
  close(grace?: number): Promise<void>;
}
