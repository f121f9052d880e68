/** Text as the file keeps it, with every character; what is absent is NULL, where an empty text is not. */
export function toBlob(text: string): Buffer;
export function toBlob(text: string | undefined): Buffer | null;
export function toBlob(text: string | undefined): Buffer | null {
  return text === undefined ? null : Buffer.from(text);
}

/** `libsql` gives a blob as a Buffer where one row is asked for, and as an ArrayBuffer where several are. */
export function fromBlob(blob: unknown): string | undefined {
  if (blob instanceof ArrayBuffer) return Buffer.from(blob).toString();
  return Buffer.isBuffer(blob) ? blob.toString() : undefined;
}
