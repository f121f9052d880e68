/** What is known of one setting after a ciphertext was opened with it. */
export type Verdict = 'right' | 'wrong' | 'unknown';

/** What opening a ciphertext told about the settings. */
export interface Diagnosis {
  readonly token: Verdict;
  readonly encodingAESKey: Verdict;
  readonly corpId: Verdict;
  /** What is wrong and what to do; absent when nothing is known to be wrong. */
  readonly problem: string | undefined;
  /** The decrypted text, as far as it could be decrypted. */
  readonly text: string | undefined;
  /** Whom it is encrypted for: the corpId of a self-built app. */
  readonly receiveId: string | undefined;
}
