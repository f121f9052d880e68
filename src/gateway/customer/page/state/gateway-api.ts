import { apiKey, keyDemand } from './api-key.js';

/** The gateway refused, or cannot be reached (status 0). */
export class GatewayRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** @throws GatewayRefusal */
export function get<Answer>(path: string): Promise<Answer> {
  return ask<Answer>(path, { headers: headersOf() });
}

/** @throws GatewayRefusal */
export function post<Answer>(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
  return ask<Answer>(path, {
    method: 'POST',
    headers: { ...headersOf(), ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function headersOf(): Record<string, string> {
  return apiKey.value === '' ? {} : { Authorization: `Bearer ${apiKey.value}` };
}

/** The page lies in the folder that the gateway's paths are in. */
async function ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(`./${path}`, init).catch((error: Error) => {
    throw new GatewayRefusal(0, 'unreachable', error.message);
  });
  const body: unknown = await response.json().catch(() => ({}));
  if (response.ok) return body as Answer;
  const { code = 'unknown', detail = `HTTP ${response.status}` } = body as { code?: string; detail?: string };
  if (response.status === 401) keyDemand.value = apiKey.value === '' ? 'missing' : 'refused';
  throw new GatewayRefusal(response.status, code, detail);
}
