const HEADER = Buffer.from('#!AMR\n', 'latin1');
/** Bytes of a frame by its type: 0 to 7 speech of rising quality, 8 silence, 15 nothing. */
const FRAME_SIZES: Readonly<Record<number, number>> = {
  0: 13,
  1: 14,
  2: 16,
  3: 18,
  4: 20,
  5: 21,
  6: 27,
  7: 32,
  8: 6,
  15: 1,
};
const FRAME_SECONDS = 0.02;

/** How many seconds a narrow-band AMR file (RFC 4867) lasts; `undefined` when it is not one that can be followed. */
export function amrDuration(bytes: Uint8Array): number | undefined {
  if (HEADER.compare(bytes.subarray(0, HEADER.length)) !== 0) return undefined;
  let frames = 0;
  for (let at = HEADER.length; at < bytes.length; frames += 1) {
    const size = FRAME_SIZES[((bytes[at] ?? 0) >> 3) & 0x0f];
    if (size === undefined) return undefined;
    at += size;
  }
  return frames * FRAME_SECONDS;
}
