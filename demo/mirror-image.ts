import sharp from 'sharp';

/** A mirrored picture and what WeCom can take it as: images are JPG or PNG, anything else travels as a file. */
export interface MirroredImage {
  readonly bytes: Buffer;
  readonly mediaType: 'image' | 'file';
  readonly fileName: string;
}

/** Enough for any phone's camera; a small file that unpacks to more than this is refused before it fills the memory. */
const PIXEL_LIMIT = 50_000_000;
/** What WeCom itself accepts as an image. */
export const BYTE_LIMIT = 10 * 1024 * 1024;

/**
 * Mirrors a picture left to right, upright as its EXIF orientation says; an animated GIF stays animated.
 *
 * @throws Error when the bytes are not a picture that can be read, or one that is too large
 */
export async function mirrorImage(bytes: Buffer): Promise<MirroredImage> {
  if (bytes.length > BYTE_LIMIT) throw new Error('the picture is larger than 10 MB');
  const options = { limitInputPixels: PIXEL_LIMIT, failOn: 'error' } as const;
  const { format, pages = 1 } = await sharp(bytes, options).metadata();
  if (format === 'gif' && pages > 1) {
    const mirrored = await sharp(bytes, { ...options, animated: true })
      .flop()
      .gif()
      .toBuffer();
    return { bytes: mirrored, mediaType: 'file', fileName: 'mirrored.gif' };
  }
  const upright = sharp(bytes, options).autoOrient().flop();
  if (format === 'jpeg')
    return { bytes: await upright.jpeg().toBuffer(), mediaType: 'image', fileName: 'mirrored.jpg' };
  return { bytes: await upright.png().toBuffer(), mediaType: 'image', fileName: 'mirrored.png' };
}
