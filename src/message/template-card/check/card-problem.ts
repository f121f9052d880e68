/** One thing about a card that makes WeCom refuse it. */
export interface CardProblem {
  /** The member at fault as one writes it in code, e.g. `jumpList[1].url`. */
  readonly path: string;
  /** What is wrong with it, to be read after the path: `is missing`, `has 7 entries; at most 6 are allowed`. */
  readonly message: string;
  /** The errcode whose meaning fits; absent where the reference names none. */
  readonly errCode?: number;
}

/** Takes down one problem. */
export type Report = (path: string, message: string, errCode?: number) => void;
