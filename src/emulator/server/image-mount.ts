import type { World } from '../world/index.js';
import type { Mount } from './http-server.js';
import { writeAnswer } from './write-answer.js';

/** Serves the pictures that `media/uploadimg` took. */
export function imageMount(world: World): Mount {
  return ({ response, url }) => {
    const image = world.images.get(url.pathname);
    if (image === undefined) return false;
    writeAnswer(response, { status: 200, headers: { 'Content-Type': image.contentType }, body: image.bytes });
    return true;
  };
}
