import type { WecomApp } from '../src/index.js';
import { chatEndpoint } from './assistant/chat-endpoint.js';
import { type ChatMessage, type LanguageModel, ModelError } from './assistant/language-model.js';
import { standInModel } from './assistant/stand-in-model.js';
import type { Demo } from './runner/demo.js';
import { runDemo } from './runner/run-demo.js';

declare module '../src/index.js' {
  interface SessionData {
    conversation: readonly ChatMessage[];
  }
}

const SYSTEM: ChatMessage = {
  role: 'system',
  content: 'You help the members of a company. Answer briefly and in plain text: no markdown, which would not show.',
};

/** What the model is told of the conversation so far: so many messages and characters at most. */
const MEMORY = { messages: 20, characters: 16_000 } as const;

function converse(app: WecomApp, model: LanguageModel): void {
  app.onText('/reset', async (_message, ctx) => {
    await ctx.session.update(({ conversation: _forgotten, ...rest }) => rest);
    return 'I have forgotten what we talked about.';
  });
  app.onText(async ({ content }, ctx) => {
    const { conversation = [] } = await ctx.session.get();
    const asked = [...conversation, { role: 'user', content } as const];
    try {
      const answer = await model([SYSTEM, ...asked], ctx);
      const conversation = latest([...asked, { role: 'assistant', content: answer }]);
      await ctx.session.update((session) => ({ ...session, conversation }));
      return answer;
    } catch (error) {
      if (error instanceof ModelError) return error.message;
      throw error;
    }
  });
  app.onUnhandled(() => 'I can read text only.');
  app.onEvent('enter_agent', () => 'Ask me anything. "/reset" makes me forget what we talked about.');
}

/** Drops the oldest question and its answer until the rest fits. */
function latest(conversation: readonly ChatMessage[]): readonly ChatMessage[] {
  const length = conversation.reduce((sum, { content }) => sum + content.length, 0);
  const fits = conversation.length <= MEMORY.messages && length <= MEMORY.characters;
  return fits ? conversation : latest(conversation.slice(2));
}

export const assistant: Demo = {
  title: 'Assistant',
  about: 'Ask it anything; "/reset" makes it forget.',
  options: {
    // What a member reads after 4.5 seconds; the answer then comes as a message of its own.
    deadlineNotice: 'Let me think …',
    // A question that follows another waits for its answer, which it may be about.
    concurrency: 'per-user',
  },
  setUp(app) {
    const { OPENAI_BASE_URL, OPENAI_API_KEY } = app.config.environment;
    const isConfigured = Boolean(OPENAI_BASE_URL || OPENAI_API_KEY);
    converse(app, isConfigured ? chatEndpoint(app.config.environment) : standInModel);
  },
};

await runDemo(import.meta.url, assistant);
