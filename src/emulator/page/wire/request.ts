import { RequestError } from './request-error.js';

const PREFIX = '/_emulator';

/**
 * Asks the emulator for JSON.
 *
 * @throws RequestError when it is not reached, or refuses
 */
export async function get<T>(path: string): Promise<T> {
  return (await ask(path, { headers: { Accept: 'application/json' } })).json() as Promise<T>;
}

/**
 * Sends the emulator JSON, or a file as it is.
 *
 * @throws RequestError when it is not reached, or refuses
 */
export async function post<T>(path: string, body: object | Blob): Promise<T> {
  const isFile = body instanceof Blob;
  const type = isFile ? body.type || 'application/octet-stream' : 'application/json';
  const response = await ask(path, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: isFile ? body : JSON.stringify(body),
  });
  return response.json() as Promise<T>;
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(PREFIX + path, init).catch((error: Error) => {
    throw new RequestError(0, error.message);
  });
  if (!response.ok) throw new RequestError(response.status, await reasonOf(response));
  return response;
}

/** What a refusal says: the message of a JSON body, else its text, else the status. */
async function reasonOf(response: Response): Promise<string> {
  const text = (await response.text().catch(() => '')).trim();
  try {
    const { message, error } = JSON.parse(text) as { message?: unknown; error?: unknown };
    if (typeof message === 'string') return message;
    if (typeof error === 'string') return error;
  } catch {
    // Not JSON: the text itself is the reason.
  }
  return text === '' ? `HTTP ${response.status}` : text.slice(0, 300);
}
