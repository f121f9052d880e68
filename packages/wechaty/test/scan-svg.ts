import jsQrModule from 'jsqr';
import sharp from 'sharp';

// Its declarations speak of a default export; what is there is the function itself.
const jsQr = jsQrModule as unknown as typeof jsQrModule.default;

/** What a phone reads off a QR code drawn as SVG. */
export async function scanSvg(svg: string): Promise<string | undefined> {
  const { data, info } = await sharp(Buffer.from(svg))
    .resize(600, 600, { kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data;
}
