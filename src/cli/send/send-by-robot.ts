import { GroupRobot, type GroupRobotOptions } from '../../api/index.js';
import { usageError } from '../cli-error.js';
import type { Content } from './content.js';
import type { SendOptions } from './send-options.js';

/** Sends as the group robot (群机器人) whose key is in the environment. */
export async function sendByRobot(content: Content, options: SendOptions, settings: GroupRobotOptions): Promise<void> {
  const { to = [], party = [], tag = [], safe } = options;
  if (party.length + tag.length > 0 || safe) throw usageError('--robot writes to its group: no --party, --tag, --safe');
  if (to.length > 0 && content.kind !== 'text') throw usageError('--robot mentions the members of --to in texts only');
  const robot = new GroupRobot(settings);
  try {
    switch (content.kind) {
      case 'text':
        return await robot.text(content.text, to.length === 0 ? {} : { mentionedList: to });
      case 'markdown':
        return await robot.markdown(content.text);
      case 'image':
        return await robot.image(content.path);
      case 'file': {
        const { mediaId } = await robot.uploadMedia('file', content.path);
        return await robot.file(mediaId);
      }
    }
  } finally {
    await robot.close();
  }
}
