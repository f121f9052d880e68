/** A ciphertext with the signed values it came with. */
export interface SealedText {
  /** Base64: the text of `Encrypt`, or `echostr`. */
  readonly encrypt: string;
  /** Absent when nobody knows the query any more: then the signature cannot be checked. */
  readonly signed: SignedValues | undefined;
}

export interface SignedValues {
  readonly msgSignature: string;
  readonly timestamp: string;
  readonly nonce: string;
}
