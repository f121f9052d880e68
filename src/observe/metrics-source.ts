/** Where the text behind `/metrics` comes from. */
export interface MetricsSource {
  /** The Content-Type of that text. */
  readonly contentType: string;
  /** All metrics as they stand now, in the text format of Prometheus. */
  expose(): Promise<string>;
}
