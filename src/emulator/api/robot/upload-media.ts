import { type ApiCall, Refusal, type Reply } from '../../protocol/index.js';
import { checkFile, readUpload, uploadReply } from '../media/index.js';
import { demandRobot } from './demand-robot.js';

/**
 * `webhook/upload_media`: looks at the file before the key. The media_id serves this robot only.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export function uploadRobotMedia(call: ApiCall): Reply {
  const { world, query, now } = call;
  const file = readUpload(call, 'media');
  const { key } = demandRobot(world, query.get('key'), 40058);
  const type = query.get('type');
  if (type !== 'file' && type !== 'voice') throw new Refusal(40005);
  checkFile(file, type);
  return uploadReply(
    world.media.add({ type, bytes: file.bytes, fileName: file.fileName, scope: { robotKey: key } }, now),
  );
}
