/** A file of a form, in a temporary place until the request is answered. */
export interface UploadedFile {
  /** The field it came in. */
  readonly field: 'image' | 'file';
  readonly path: string;
  /** As the caller named it; may be empty. */
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  /** Deletes it. */
  dispose(): Promise<void>;
}
