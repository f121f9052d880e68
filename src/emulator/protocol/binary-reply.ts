/** An answer that is a file, not JSON. */
export class BinaryReply {
  readonly status: 200 | 206;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;

  constructor(bytes: Buffer, headers: Readonly<Record<string, string>>, status: 200 | 206 = 200) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
  }
}
