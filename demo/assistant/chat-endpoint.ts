import { ConfigError, type Environment } from '../../src/index.js';
import { type LanguageModel, ModelError } from './language-model.js';

const MEANINGS: Readonly<Record<number, string>> = {
  401: 'The language model refused our key.',
  403: 'The language model refused our key.',
  404: 'The language model is not there: its name or address is wrong.',
  413: 'That is too long for the language model. Write "/reset" to begin anew.',
  429: 'The language model is busy, or our credit is used up. Try again later.',
};

/**
 * A model behind the chat completions of OpenAI, an interface that most servers of models have: `OPENAI_BASE_URL`,
 * `OPENAI_API_KEY`, which a server of your own may not need, and `OPENAI_MODEL`.
 *
 * @param timeout milliseconds for one answer
 * @throws ConfigError for an address that is none
 */
export function chatEndpoint(environment: Environment, timeout = 120_000): LanguageModel {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key, OPENAI_MODEL: model } = environment;
  const url = `${checkBaseUrl(baseUrl || 'https://api.openai.com/v1')}/chat/completions`;
  const authorization = key ? { authorization: `Bearer ${key.trim()}` } : {};
  const headers = { 'content-type': 'application/json', ...authorization };

  return async (messages, { signal, logger }) => {
    // Not AbortSignal.any() of the signal and a timeout: Node 20 may collect such a timeout before its time.
    const end = new AbortController();
    const stop = () => end.abort();
    const timer = setTimeout(stop, timeout);
    signal.addEventListener('abort', stop);
    try {
      const body = JSON.stringify({ model: model || 'gpt-4o-mini', messages });
      const response = await fetch(url, { method: 'POST', headers, body, signal: end.signal });
      const answer = await response.text();
      if (response.ok) return contentOf(answer);
      // The status alone: some servers repeat the key in what they say.
      logger.error({ status: response.status }, 'the language model refused');
      throw new ModelError(MEANINGS[response.status] ?? `The language model failed (${response.status}).`);
    } catch (error) {
      if (error instanceof ModelError) throw error;
      // No message of `fetch`, for the same reason.
      logger.error({ reason: reasonOf(error) }, 'the language model did not answer');
      throw new ModelError('The language model does not answer. Try again later.');
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  };
}

function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === '') {
    return text.replace(/\/+$/, '');
  }
  const message = 'must be a URL such as https://api.openai.com/v1, without a password';
  throw new ConfigError([{ option: 'baseUrl', variable: 'OPENAI_BASE_URL', message }]);
}

function contentOf(answer: string): string {
  let content: unknown;
  try {
    content = JSON.parse(answer)?.choices?.[0]?.message?.content;
  } catch {
    throw new ModelError('The language model answered what is no JSON: is its address right?');
  }
  // Some models think aloud first.
  const text = typeof content === 'string' ? content.replace(/^\s*<think>.*?<\/think>/s, '').trim() : '';
  if (text === '') throw new ModelError('The language model said nothing. Ask in other words.');
  return text;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}
