import { type MediaType, WecomClient } from '../../api/index.js';
import type { EventFields } from '../../emulator/page-api/index.js';
import type { Environment } from '../../options/index.js';
import { usageError } from '../cli-error.js';
import { findFile } from '../find-file.js';
import type { Shell } from '../shell.js';
import { stderrLogger } from '../stderr-logger.js';

const TYPES: Readonly<Record<string, MediaType>> = { image: 'image', voice: 'voice', video: 'video' };

/** Uploads the file of a message by the server API, as the app's media, so that the app finds what `MediaId` names. */
export async function uploadMedia(
  shell: Shell,
  environment: Environment,
  name: string,
  file: string,
): Promise<EventFields> {
  const type = TYPES[name];
  if (type === undefined) throw usageError(`--file goes with ${Object.keys(TYPES).join(', ')}, not with ${name}`);
  const path = await findFile(shell, file);
  const api = new WecomClient({ environment, logger: stderrLogger(shell) });
  try {
    const { mediaId } = await api.media.upload(type, path);
    return { MediaId: mediaId };
  } finally {
    await api.close();
  }
}
