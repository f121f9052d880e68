import { type AppCall, Refusal, type Reply, takeRate } from '../../protocol/index.js';
import { checkImage } from './check-file.js';
import { readUpload } from './read-upload.js';
import { imageFormatOf } from './sniff.js';

const MAX_BYTES = 2 * 1024 * 1024;

/**
 * `media/uploadimg`: a picture that stays, under a URL of the emulator's own. The part may have any name.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90256
 */
export function uploadImage(call: AppCall): Reply {
  const { world, origin } = call;
  const { bytes } = readUpload(call);
  if (bytes.length <= 5) throw new Refusal(40006);
  checkImage(bytes, MAX_BYTES);
  takeRate(world, [
    { key: 'uploadimg', limit: world.limits.imagePerDay, span: 'day' },
    { key: 'uploadimg', limit: world.limits.imagePerMonth, span: 'month' },
  ]);
  const contentType = imageFormatOf(bytes) === 'png' ? 'image/png' : 'image/jpeg';
  return { url: origin + world.images.add({ bytes: Buffer.from(bytes), contentType }) };
}
