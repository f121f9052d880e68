import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { mirrorImage } from '../../demo/mirror-image.js';

/** A picture whose columns are red, green and blue. */
function columns(height = 2): Sharp {
  const row = [255, 0, 0, 0, 255, 0, 0, 0, 255];
  return sharp(Buffer.from(Array.from({ length: height }, () => row).flat()), {
    raw: { width: 3, height, channels: 3 },
  });
}

async function pixelsOf(
  picture: Buffer,
): Promise<{ readonly width: number; readonly height: number; readonly colours: string[] }> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const nameAt = (index: number): string => {
    const [red = 0, green = 0, blue = 0] = data.subarray(index * info.channels);
    return red > 127 ? 'red' : green > 127 ? 'green' : blue > 127 ? 'blue' : 'black';
  };
  return { width: info.width, height: info.height, colours: Array.from({ length: info.width }, (_, x) => nameAt(x)) };
}

describe('mirrorImage', () => {
  it('mirrors a PNG left to right, pixel by pixel', async () => {
    const { bytes, mediaType, fileName } = await mirrorImage(await columns().png().toBuffer());
    assert.deepEqual([mediaType, fileName], ['image', 'mirrored.png']);
    assert.deepEqual(await pixelsOf(bytes), { width: 3, height: 2, colours: ['blue', 'green', 'red'] });
  });

  it('keeps a JPG a JPG', async () => {
    const wide = await columns(16).resize(48, 16, { kernel: 'nearest' }).jpeg({ quality: 100 }).toBuffer();
    const { bytes, fileName } = await mirrorImage(wide);
    assert.equal(fileName, 'mirrored.jpg');
    const { colours } = await pixelsOf(bytes);
    assert.deepEqual([colours[4], colours[24], colours[44]], ['blue', 'green', 'red']);
  });

  it('mirrors what the viewer sees: EXIF orientation first', async () => {
    // Orientation 3 is upside down: the viewer sees blue, green, red, and its mirror image is red, green, blue.
    const turned = await columns(16)
      .resize(48, 16, { kernel: 'nearest' })
      .withMetadata({ orientation: 3 })
      .jpeg({ quality: 100 })
      .toBuffer();
    const { bytes } = await mirrorImage(turned);
    const { colours } = await pixelsOf(bytes);
    assert.deepEqual([colours[4], colours[24], colours[44]], ['red', 'green', 'blue']);
    assert.equal((await sharp(bytes).metadata()).orientation ?? 1, 1);
    const sideways = await columns(16).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height } = await pixelsOf((await mirrorImage(sideways)).bytes);
    assert.deepEqual([width, height], [16, 3]);
  });

  it('keeps an animated GIF animated, each picture mirrored', async () => {
    const frames = await Promise.all([columns().png().toBuffer(), columns().negate().png().toBuffer()]);
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 200] })
      .toBuffer();
    const { bytes, mediaType, fileName } = await mirrorImage(gif);
    assert.deepEqual([mediaType, fileName], ['file', 'mirrored.gif']);
    const { format, pages, delay } = await sharp(bytes, { animated: true }).metadata();
    assert.deepEqual([format, pages, delay], ['gif', 2, [100, 200]]);
    assert.deepEqual((await pixelsOf(await sharp(bytes, { page: 0 }).png().toBuffer())).colours, [
      'blue',
      'green',
      'red',
    ]);
    assert.notDeepEqual((await pixelsOf(await sharp(bytes, { page: 1 }).png().toBuffer())).colours, [
      'blue',
      'green',
      'red',
    ]);
  });

  it('makes a PNG of other formats', async () => {
    const { fileName, bytes } = await mirrorImage(await columns().webp({ lossless: true }).toBuffer());
    assert.equal(fileName, 'mirrored.png');
    assert.deepEqual((await pixelsOf(bytes)).colours, ['blue', 'green', 'red']);
  });

  for (const [why, bytes] of [
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('this is no picture at all')],
    [
      'a truncated picture',
      columns(64)
        .png()
        .toBuffer()
        .then((png) => png.subarray(0, 60)),
    ],
    ['more bytes than WeCom allows', Buffer.alloc(10 * 1024 * 1024 + 1)],
    ['a small file that unpacks to 900 megapixels', pngOfSize(30_000, 30_000)],
  ] as const) {
    it(`refuses ${why}`, async () => {
      await assert.rejects(mirrorImage(await bytes), Error);
    });
  }
});

/** A PNG whose header announces a size that its few bytes would unpack to. */
function pngOfSize(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
