import { setTimeout as delay } from 'node:timers/promises';
import type { LanguageModel } from './language-model.js';

/** Longer than WeCom waits for an answer. */
const SLOWNESS = 6000;

/** Shows how a slow answer arrives while there is no model to ask. */
export const standInModel: LanguageModel = async (messages, { signal }) => {
  await delay(SLOWNESS, undefined, { signal });
  const asked = messages.filter(({ role }) => role === 'user');
  return [
    `You said: ${asked.at(-1)?.content}`,
    `I remember ${asked.length - 1} messages before it, and I know nothing: set OPENAI_BASE_URL, OPENAI_API_KEY and`,
    'OPENAI_MODEL to talk with a language model.',
  ].join('\n');
};
