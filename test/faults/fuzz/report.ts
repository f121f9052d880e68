/** What the target is told. */
export interface FuzzTask {
  readonly seed: number;
  /** The number of the first input. */
  readonly first: number;
  readonly inputs: number;
  /** The folder with genuine messages. */
  readonly fixtures: string;
  /** Holds the number of the input under way, for whoever watches. */
  readonly progress: SharedArrayBuffer;
}

/** What the target found. */
export interface FuzzReport {
  readonly inputs: number;
  readonly overHttp: number;
  readonly seconds: number;
  /** Answers by kind of input and status. */
  readonly answers: Readonly<Record<string, number>>;
  readonly httpStatuses: Readonly<Record<string, number>>;
  /** The most that one input took of a core, in milliseconds. */
  readonly slowest: number;
  /** Bytes in use after a collection, when the first inputs were through and at the end. */
  readonly heapBefore: number;
  readonly heapAfter: number;
  /** What must not be, each with the number of its input. */
  readonly problems: readonly string[];
}
