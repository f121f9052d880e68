/** random(16) + msg_len(4) stand before the message. */
const MESSAGE_OFFSET = 20;
const LENGTH_OFFSET = 16;
/** WeCom pads to 32 bytes, not to the 16 of an AES block: Node's own unpadding fails on half of all messages. */
const PAD_BLOCK = 32;

/** The message and the receiver found in a decrypted frame. */
export interface PlainFrame {
  /** The message's UTF-8 bytes; a view into the decrypted buffer. */
  readonly message: Buffer;
  /** Who the message was encrypted for: the corpId of a self-built app. */
  readonly receiveId: string;
}

/** Why a decrypted frame cannot be read; with a wrong key it is one of these, never a clean failure. */
export type FrameProblem = 'padding' | 'length';

/**
 * Builds random(16) | msg_len(4, big-endian) | message | receiveId | PKCS#7 to 32 bytes. The first 16 bytes are left
 * for the caller to fill.
 */
export function buildPlainFrame(message: string, receiveId: string): Buffer {
  const messageLength = Buffer.byteLength(message);
  const end = MESSAGE_OFFSET + messageLength + Buffer.byteLength(receiveId);
  const pad = PAD_BLOCK - (end % PAD_BLOCK);
  const frame = Buffer.allocUnsafe(end + pad);
  frame.writeUInt32BE(messageLength, LENGTH_OFFSET);
  frame.write(message, MESSAGE_OFFSET, 'utf8');
  frame.write(receiveId, MESSAGE_OFFSET + messageLength, 'utf8');
  frame.fill(pad, end);
  return frame;
}

/** Takes a decrypted frame apart. Checks every padding byte and the length before using either. */
export function readPlainFrame(frame: Buffer): PlainFrame | FrameProblem {
  const pad = frame[frame.length - 1] ?? 0;
  const end = frame.length - pad;
  if (pad < 1 || pad > PAD_BLOCK || end < MESSAGE_OFFSET) return 'padding';
  for (let index = end; index < frame.length; index++) if (frame[index] !== pad) return 'padding';
  const messageEnd = MESSAGE_OFFSET + frame.readUInt32BE(LENGTH_OFFSET);
  if (messageEnd > end) return 'length';
  return { message: frame.subarray(MESSAGE_OFFSET, messageEnd), receiveId: frame.toString('utf8', messageEnd, end) };
}
